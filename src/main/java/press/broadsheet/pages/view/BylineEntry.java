package press.broadsheet.pages.view;

import press.broadsheet.publication.Label;

/** An author in a byline, with what stands before the name: nothing, a comma, or an "and". */
public record BylineEntry(String separator, Label label) {}
