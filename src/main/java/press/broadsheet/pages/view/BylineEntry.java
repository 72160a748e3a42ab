package press.broadsheet.pages.view;

import press.broadsheet.publication.Label;

/** An author in a byline, with the text before the name: empty, a comma, or "and". */
public record BylineEntry(String separator, Label label) {}
