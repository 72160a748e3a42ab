package press.broadsheet.archive.reading;

import java.time.Instant;
import java.util.List;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Label;

/**
 * The data of a live article that the search index needs.
 *
 * @param id its database id, stable as long as the database exists
 * @param publishAt its sort key, which is not displayed
 * @param labels its section, tags and authors, as spelled in its manuscript or as displayed
 * @param html sanitized HTML of its text, asides and notes
 */
public record IndexableArticle(long id, Instant publishAt, ArticleSummary summary, List<Label> labels, String html) {}
