package press.broadsheet.pages;

import press.broadsheet.publication.Label;

/** An author in a byline, with what stands before the name: nothing, a comma, or an "and". */
record Name(String before, Label label) {}
