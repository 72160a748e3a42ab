package press.broadsheet.archive.reading;

import java.time.Instant;
import java.util.List;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Label;

/**
 * A live article as it is cut out for those who look for words.
 *
 * @param id its number in this database, lasting as long as the database
 * @param publishAt its place in the order, which is shown nowhere
 * @param labels its section, tags and authors, as its manuscript names them or as they are shown
 * @param html its text with asides and notes, sanitized
 */
public record IndexableArticle(long id, Instant publishAt, ArticleSummary summary, List<Label> labels, String html) {}
