package press.broadsheet.search;

import java.util.Optional;
import press.broadsheet.publication.ArticleSummary;

/**
 * A live story that answers a question.
 *
 * @param passage where its text shows why; empty where it is found by something else
 */
public record Hit(ArticleSummary article, HighlightedText headline, Optional<HighlightedText> passage) {}
