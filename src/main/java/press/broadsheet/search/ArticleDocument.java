package press.broadsheet.search;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import press.broadsheet.archive.reading.IndexableArticle;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Label;

/**
 * An article's Lucene document. One field holds all its words; the headline, standfirst and label names have fields of their
 * own with higher weights. Each of these fields has a second field with stems. A query's language is unknown, so all
 * languages share the stem fields, and a query word is searched by its stem in every language of the index.
 *
 * <p>No text is stored. The data shown for a hit comes from the archive.
 */
final class ArticleDocument {

    /** Change this when fields or text analysis change, so that the index is rebuilt. */
    static final String VERSION = "1";

    static final String ID = "id";
    static final String TEXT = "text";
    static final String LANGUAGE = "language";
    static final String SLUG_WORDS = "address";
    static final String PUBLISH_AT = "moment";
    static final String DATE = "date";
    static final String YEAR = "year";
    static final String SECTION = "section";

    private static final String STANDFIRST = "standfirst";
    private static final String LABEL_NAMES = "names";
    private static final String HEADLINE = "headline";
    private static final String STEM_SUFFIX = ".stems";

    /** Searched fields with their weights; a word anywhere in the article counts 1. */
    static final Map<String, Float> BOOSTS = Map.of(TEXT, 1f, STANDFIRST, 1.5f, LABEL_NAMES, 2.5f, HEADLINE, 4f);

    private static final FieldType STEM_FIELD_TYPE = new FieldType();

    static {
        STEM_FIELD_TYPE.setTokenized(true);
        STEM_FIELD_TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        STEM_FIELD_TYPE.freeze();
    }

    private final Document document = new Document();
    private final String language;

    private ArticleDocument(String language) {
        this.language = language;
    }

    static Document of(IndexableArticle indexableArticle, ZoneId zone) {
        ArticleSummary articleSummary = indexableArticle.summary();
        ArticleDocument builder = new ArticleDocument(TextAnalysis.stemmerLanguage(articleSummary.language()));
        builder.addText(HEADLINE, articleSummary.headline());
        articleSummary.standfirst().ifPresent(text -> builder.addText(STANDFIRST, text));
        indexableArticle.labels().stream().map(Label::name).forEach(name -> builder.addText(LABEL_NAMES, name));
        Stream.concat(articleSummary.source().stream(), Stream.of(HtmlToText.convert(indexableArticle.html())))
                .forEach(text -> builder.addText(TEXT, text));
        builder.addIdentity(indexableArticle);
        indexableArticle.labels().forEach(builder::addLabel);
        articleSummary.published().ifPresent(editorialDate -> builder.addDate(editorialDate, zone));
        return builder.document;
    }

    /** The field with the stems of another field's words. */
    static String stemField(String field) {
        return field + STEM_SUFFIX;
    }

    /** The field with the slugs of labels. */
    static String slugField(Label.Kind kind) {
        return kind.pathSegment();
    }

    /** The field with the words of label names. */
    static String labelNameField(Label.Kind kind) {
        return kind.pathSegment() + ".words";
    }

    static Term idTerm(long id) {
        return new Term(ID, Long.toString(id));
    }

    private void addText(String field, String text) {
        List<Token> stems = TextAnalysis.stems(text, language);
        Consumer<String> addToField = name -> {
            document.add(new TextField(name, text, Field.Store.NO));
            document.add(new Field(stemField(name), new PreanalyzedTokenStream(stems), STEM_FIELD_TYPE));
        };
        addToField.accept(field);
        if (!field.equals(TEXT)) {
            addToField.accept(TEXT);
        }
    }

    private void addIdentity(IndexableArticle indexableArticle) {
        document.add(new StringField(ID, Long.toString(indexableArticle.id()), Field.Store.NO));
        document.add(new NumericDocValuesField(ID, indexableArticle.id()));
        document.add(new StringField(LANGUAGE, language, Field.Store.NO));
        document.add(new TextField(SLUG_WORDS, indexableArticle.summary().slug().value().replace('-', ' '), Field.Store.NO));
        document.add(new LongField(PUBLISH_AT, indexableArticle.publishAt().toEpochMilli(), Field.Store.NO));
    }

    private void addLabel(Label label) {
        document.add(new StringField(slugField(label.kind()), label.slug().value(), Field.Store.NO));
        document.add(new TextField(labelNameField(label.kind()), label.name(), Field.Store.NO));
        if (label.kind() == Label.Kind.SECTION) {
            document.add(new SortedDocValuesField(SECTION, new BytesRef(label.slug().value())));
        }
    }

    private void addDate(EditorialDate editorialDate, ZoneId zone) {
        document.add(new LongField(DATE, editorialDate.instant().toEpochMilli(), Field.Store.NO));
        document.add(new NumericDocValuesField(YEAR, editorialDate.instant().atZone(zone).getYear()));
    }
}
