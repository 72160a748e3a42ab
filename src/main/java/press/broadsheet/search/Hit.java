package press.broadsheet.search;

import java.util.Optional;
import press.broadsheet.publication.ArticleSummary;

/**
 * A live article that matches a query.
 *
 * @param passage the matching part of its text; empty if something else matches, such as a label
 */
public record Hit(ArticleSummary article, HighlightedText headline, Optional<HighlightedText> passage) {}
