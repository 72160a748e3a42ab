package press.broadsheet.manuscript;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import press.broadsheet.manuscript.frontmatter.DateResolver;
import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatter;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.frontmatter.FrontMatterFormat;
import press.broadsheet.manuscript.frontmatter.HidingFields;
import press.broadsheet.manuscript.frontmatter.SearchEngineFields;
import press.broadsheet.manuscript.html.ArticleMessages;
import press.broadsheet.manuscript.text.MojibakeCheck;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.manuscript.text.SourceText;
import press.broadsheet.manuscript.text.UnexpectedErrorMessage;
import press.broadsheet.manuscript.text.Utf8Decoder;
import press.broadsheet.publication.Article;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Sha256;

/**
 * Reads one file: a pure function of its path, its bytes and the publication's settings.
 *
 * <p>Checks that need several files (duplicate addresses, missing targets, translations) belong to the importer.
 */
@Component
public final class ManuscriptReader {

    /** Must be raised whenever the same fields are read differently; the renderer has a version of its own. */
    private static final int REVISION = 6;

    /** The file with the layout of the front page. */
    public static final String FRONT_PAGE_FILE = "front.md";

    private static final ArticleBody EMPTY_BODY = new ArticleBody("", "", "", "", 0, false);

    private final Publication publication;
    private final ImageHosts imageHosts;
    private final ArticleRenderer articleRenderer;
    private final Clock clock;
    private final String version;

    public ManuscriptReader(Publication publication, ImageHosts imageHosts) {
        this(publication, imageHosts, Clock.systemUTC());
    }

    /** @param clock decides whether a publication date in a field of another system is in the future */
    @Autowired
    public ManuscriptReader(Publication publication, ImageHosts imageHosts, Clock clock) {
        this.publication = publication;
        this.clock = clock;
        this.imageHosts = imageHosts;
        this.articleRenderer = new ArticleRenderer(imageHosts);
        this.version = Sha256.of(String.join(" ", REVISION + "." + ArticleRenderer.VERSION + "." + ArticleMessages.version(),
                publication.timeZone().getId(), publication.language().toLanguageTag(), publication.baseUrl().toString(),
                String.join(" ", imageHosts.imageHosts())));
    }

    /** Changes whenever files must be read again although their bytes are the same. */
    public String version() {
        return version;
    }

    /** Whether the file with this path, from the content folder and separated by {@code /}, is read as an article. */
    public static boolean isManuscript(String path) {
        return ManuscriptPath.isManuscript(path);
    }

    /** Whether the file with this path is the profile of a section or an author. */
    public static boolean isProfile(String path) {
        return ProfilePath.of(path).isPresent();
    }

    /** Whether the file with this path is a standing page. */
    public static boolean isStandingPage(String path) {
        return StandingPageFields.isStandingPage(path);
    }

    /** Reads a file. Never throws because of its content; problems are ordered by line. */
    public ReadResult read(String path, byte[] bytes) {
        return read(path, bytes, new ProblemCollector(path));
    }

    /** Like {@link #read}, and also advises the editor on missing fields. */
    public ReadResult readWithAdvice(String path, byte[] bytes) {
        return read(path, bytes, new ProblemCollector(path, true));
    }

    private ReadResult read(String path, byte[] bytes, ProblemCollector problemCollector) {
        try {
            Optional<String> file = Utf8Decoder.decode(bytes, problemCollector);
            return file.isPresent()
                    ? ProfilePath.of(path)
                            .map(profile -> new ProfileReader(publication, imageHosts, articleRenderer, clock)
                                    .read(profile, file.get(), problemCollector))
                            .orElseGet(() -> path.equals(FRONT_PAGE_FILE)
                                    ? FrontPageReader.read(path, file.get(), publication, clock.instant(), problemCollector)
                                    : read(path, file.get(), problemCollector))
                    : new ReadResult.Refused(path, Optional.empty(), problemCollector.sorted());
        } catch (StackOverflowError e) {
            problemCollector.error(SourcePosition.START, "the file is nested too deeply to be read",
                    "Use fewer levels of nesting.");
            return new ReadResult.Refused(path, Optional.empty(), problemCollector.sorted());
        } catch (VirtualMachineError dying) {
            throw dying;
        } catch (RuntimeException | Error unexpected) { // one bad file must not stop the import
            problemCollector.add(UnexpectedErrorMessage.toProblem(path, 1, unexpected));
            return new ReadResult.Refused(path, Optional.empty(), problemCollector.sorted());
        }
    }

    private ReadResult read(String path, String file, ProblemCollector problemCollector) {
        FrontMatter parsed = FrontMatter.parse(file,
                isStandingPage(path) ? StandingPageFields.KEYS : FrontMatterFields.NO_EXTRA_KEYS, problemCollector);
        HidingFields.Result result = HidingFields.check(parsed, file, publication.timeZone(), clock.instant(), problemCollector);
        FrontMatter frontMatter = result.remaining();
        if (frontMatter.body().isEmpty() && !result.isHeldBack()) {
            return new ReadResult.Refused(path, Optional.empty(), problemCollector.sorted());
        }
        FrontMatter.Body body = frontMatter.body().orElse(new FrontMatter.Body("", 1));
        String digest = Sha256.of(body.text());
        Manuscript manuscript =
                manuscript(ManuscriptPath.of(path), frontMatter, body, digest, result.isHeldBack(), problemCollector);
        if (problemCollector.hasErrors()) {
            return manuscript.isHidden()
                    ? new ReadResult.Accepted(manuscript.withoutBody(), problemCollector.sorted())
                    : new ReadResult.Refused(path, Optional.of(digest), problemCollector.sorted());
        }
        return new ReadResult.Accepted(manuscript, problemCollector.sorted());
    }

    private Manuscript manuscript(ManuscriptPath path, FrontMatter frontMatter, FrontMatter.Body body, String digest,
            boolean heldBack, ProblemCollector problemCollector) {
        DateResolver dateResolver = new DateResolver(publication.timeZone(), problemCollector);
        ArticleKind kind = isStandingPage(path.path()) ? ArticleKind.PAGE : ArticleKind.ARTICLE;
        FieldValue.Table table = frontMatter.table();
        FrontMatterFields frontMatterFields = kind == ArticleKind.PAGE
                ? new FrontMatterFields(frontMatter.withTable(StandingPageFields.withoutInapplicable(table, problemCollector)),
                        dateResolver, problemCollector, StandingPageFields.KEYS)
                : new FrontMatterFields(frontMatter, dateResolver, problemCollector);
        ArticleFields articleFields = new ArticleFields(frontMatterFields, path);
        PublicationStatus publicationStatus = PublicationStatus.of(frontMatterFields, path);
        Optional<String> title = frontMatterFields.text(FieldDefinition.TITLE);
        Optional<String> dateline = frontMatterFields.text(FieldDefinition.DATELINE);
        Optional<Locale> language = articleFields.language();
        boolean plainText = path.isPlainText() && frontMatter.format() == FrontMatterFormat.NONE;
        ArticleRenderer.Rendered rendered =
                render(new SourceText(path.path(), body.firstLine(), body.text(), plainText, title, dateline,
                        language.orElse(publication.language())), publicationStatus.withdrawal().isPresent(), problemCollector);
        LeadImageReader leadImage = new LeadImageReader(frontMatterFields, path, imageHosts);
        Optional<ImageReference> image = leadImage.read();
        Manuscript manuscript = new Manuscript(
                new Manuscript.File(path.path(), digest, frontMatterFields.fieldLines()),
                new Manuscript.Identity(kind, frontMatterFields.text(FieldDefinition.ID), articleFields.slug(),
                        articleFields.aliases()),
                new Manuscript.Status(publicationStatus.draft() || heldBack, publicationStatus.withdrawal(),
                        publicationStatus.replacedBy()),
                new Article.Dates(
                        frontMatterFields.date(FieldDefinition.DATE).or(() -> path.date().map(dateResolver::startOfDay)),
                        frontMatterFields.date(FieldDefinition.UPDATED),
                        frontMatterFields.date(FieldDefinition.EXPIRES),
                        frontMatterFields.flag(FieldDefinition.EVERGREEN).orElse(false)),
                new Manuscript.Text(language, articleFields.translationKey(),
                        rendered.headline().orElseGet(path::toHeadline), frontMatterFields.text(FieldDefinition.STANDFIRST),
                        dateline, image, rendered.markdown(), rendered.body()),
                new Manuscript.Filing(articleFields.section().filter(_ -> kind == ArticleKind.ARTICLE),
                        articleFields.authors(), articleFields.tags(), articleFields.genre(),
                        kind == ArticleKind.PAGE ? StandingPageFields.weight(table, problemCollector) : 0,
                        SearchEngineFields.read(frontMatter.table(), frontMatterFields)),
                new Article.Credits(SourceField.of(frontMatterFields, publication).orElse(rendered.source()),
                        articleFields.corrections()),
                new Manuscript.References(rendered.links(),
                        Stream.concat(leadImage.mediaReference(image).stream(), rendered.mediaReferences().stream()).toList()));
        path.invalidDate().ifPresent(day -> problemCollector.warning(SourcePosition.START, "the file name begins with " + day
                + ", which is not a valid date, so it sets no date",
                "Correct the file name, or write the date under `date`."));
        path.draftLikeFolder().filter(_ -> !manuscript.isHidden())
                .ifPresent(folder -> problemCollector.warning(SourcePosition.START,
                        "the folder `" + folder + "` does not hide its files",
                        "Rename it to `_drafts`, or write "
                                + frontMatter.format().field("draft", "true") + " in the file."));
        requireText(manuscript, body, problemCollector);
        boolean fieldsFit = FieldLengthLimits.check(manuscript, frontMatterFields, problemCollector);
        MojibakeCheck.checkBidiControls(body.text(), body.firstLine(), problemCollector);
        DateOrderCheck.check(manuscript, frontMatterFields, publication.timeZone());
        if (!plainText && kind == ArticleKind.ARTICLE && !problemCollector.hasErrors()) {
            MissingFieldAdvice.advise(manuscript, frontMatterFields);
        }
        return fieldsFit || !manuscript.isHidden() ? manuscript : manuscript.redacted(path.toHeadline());
    }

    /** Errors in the body of a withdrawn article become warnings: they must not stop the withdrawal. */
    private ArticleRenderer.Rendered render(SourceText sourceText, boolean withdrawn, ProblemCollector problemCollector) {
        if (sourceText.text().isEmpty()) {
            return new ArticleRenderer.Rendered("", sourceText.headline(), Optional.empty(), EMPTY_BODY, List.of(), List.of(),
                    List.of());
        }
        ArticleRenderer.Rendered rendered = articleRenderer.render(sourceText);
        rendered.problems().stream().map(problem -> withdrawn ? problem.toWarning() : problem).forEach(problemCollector::add);
        return rendered;
    }

    /** An article without a body needs a standfirst or an image, unless it is hidden. */
    private static void requireText(Manuscript manuscript, FrontMatter.Body body, ProblemCollector problemCollector) {
        boolean enough =
                manuscript.text().standfirst().isPresent() || manuscript.text().image().isPresent() || manuscript.isHidden();
        if (body.text().isEmpty() && !enough) {
            problemCollector.error(new SourcePosition(body.firstLine(), 1), "there is no text below the front matter",
                    "Write the text, or hold the file back with `draft: true`.");
        }
    }
}
