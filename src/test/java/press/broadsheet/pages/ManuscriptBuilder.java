package press.broadsheet.pages;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.frontmatter.SearchEngineDirectives;
import press.broadsheet.manuscript.text.FieldLines;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Correction;
import press.broadsheet.publication.EditorialDate;
import press.broadsheet.publication.Genre;
import press.broadsheet.publication.Slug;
import press.broadsheet.publication.Source;

/** Builds a manuscript: a headline, and the fields that are set. */
public final class ManuscriptBuilder {

    String path;
    Slug slug;
    ArticleKind kind = ArticleKind.ARTICLE;
    private int weight;
    private final String headline;
    private Optional<String> standfirst = Optional.empty();
    private Optional<EditorialDate> date = Optional.empty();
    private Optional<EditorialDate> updated = Optional.empty();
    private Optional<EditorialDate> expires = Optional.empty();
    private Optional<Manuscript.Withdrawal> withdrawn = Optional.empty();
    private Optional<String> replacedBy = Optional.empty();
    private List<String> authors = List.of();
    private Optional<String> section = Optional.empty();
    private List<String> tags = List.of();
    private Genre genre = Genre.NEWS;
    private Optional<Locale> language = Optional.empty();
    private Optional<String> translationKey = Optional.empty();
    private Optional<Source> source = Optional.empty();
    private List<Correction> corrections = List.of();
    private ArticleBody articleBody = new ArticleBody("<p class=\"end\">Text.</p>", "", "", "Text.", 1, false);
    private boolean draft;
    private boolean evergreen;
    private SearchEngineDirectives searchEngineDirectives = SearchEngineDirectives.DEFAULT;
    private String markdown = "";
    List<String> aliases = List.of();

    private ManuscriptBuilder(String headline) {
        this.headline = headline;
        this.slug = Slug.of(headline);
        this.path = slug + ".md";
    }

    public static ManuscriptBuilder of(String headline) {
        return new ManuscriptBuilder(headline);
    }

    public static EditorialDate day(String day) {
        return new EditorialDate(LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant(), false);
    }

    public static EditorialDate time(String instant) {
        return new EditorialDate(Instant.parse(instant), true);
    }

    public ManuscriptBuilder slug(String slug) {
        this.slug = new Slug(slug);
        return this;
    }

    public ManuscriptBuilder standfirst(String text) {
        this.standfirst = Optional.of(text);
        return this;
    }

    public ManuscriptBuilder date(EditorialDate date) {
        this.date = Optional.of(date);
        return this;
    }

    public ManuscriptBuilder updated(EditorialDate date) {
        this.updated = Optional.of(date);
        return this;
    }

    public ManuscriptBuilder expires(EditorialDate date) {
        this.expires = Optional.of(date);
        return this;
    }

    public ManuscriptBuilder withdrawn(String reason) {
        this.withdrawn = Optional.of(new Manuscript.Withdrawal(Optional.of(reason)));
        return this;
    }

    public ManuscriptBuilder withdrawnSilently() {
        this.withdrawn = Optional.of(new Manuscript.Withdrawal(Optional.empty()));
        return this;
    }

    ManuscriptBuilder replacedBy(String slug) {
        this.replacedBy = Optional.of(slug);
        return this;
    }

    public ManuscriptBuilder authors(String... names) {
        this.authors = List.of(names);
        return this;
    }

    public ManuscriptBuilder section(String name) {
        this.section = Optional.of(name);
        return this;
    }

    public ManuscriptBuilder tags(String... names) {
        this.tags = List.of(names);
        return this;
    }

    public ManuscriptBuilder genre(Genre genre) {
        this.genre = genre;
        return this;
    }

    public ManuscriptBuilder language(String tag) {
        this.language = Optional.of(Locale.forLanguageTag(tag));
        return this;
    }

    public ManuscriptBuilder translationKey(String key) {
        this.translationKey = Optional.of(key);
        return this;
    }

    public ManuscriptBuilder source(Source source) {
        this.source = Optional.of(source);
        return this;
    }

    public ManuscriptBuilder corrected(Correction... corrections) {
        this.corrections = List.of(corrections);
        return this;
    }

    public ManuscriptBuilder body(ArticleBody articleBody) {
        this.articleBody = articleBody;
        return this;
    }

    public ManuscriptBuilder draft() {
        this.draft = true;
        return this;
    }

    public ManuscriptBuilder noindex() {
        this.searchEngineDirectives = new SearchEngineDirectives(true, false);
        return this;
    }

    public ManuscriptBuilder notInSitemaps() {
        this.searchEngineDirectives = new SearchEngineDirectives(false, false);
        return this;
    }

    ManuscriptBuilder evergreen() {
        this.evergreen = true;
        return this;
    }

    /** A standing page, ordered by weight. */
    ManuscriptBuilder standingPage(int weight) {
        this.kind = ArticleKind.PAGE;
        this.weight = weight;
        this.path = "pages/" + path;
        return this;
    }

    String address() {
        return kind.address(slug);
    }

    public ManuscriptBuilder markdown(String text) {
        this.markdown = text;
        return this;
    }

    public ManuscriptBuilder aliases(String... addresses) {
        this.aliases = List.of(addresses);
        return this;
    }

    Manuscript build() {
        return new Manuscript(
                new Manuscript.File(path, Integer.toHexString(path.hashCode()), FieldLines.NONE),
                new Manuscript.Identity(kind, Optional.empty(), slug, List.of()),
                new Manuscript.Status(draft, withdrawn, replacedBy),
                new Article.Dates(date, updated, expires, evergreen),
                new Manuscript.Text(language, translationKey, headline, standfirst, Optional.empty(), Optional.empty(), markdown,
                        articleBody),
                new Manuscript.Filing(section, authors, tags, genre, weight, searchEngineDirectives),
                new Article.Credits(source, corrections),
                new Manuscript.References(List.of(), List.of()));
    }
}
