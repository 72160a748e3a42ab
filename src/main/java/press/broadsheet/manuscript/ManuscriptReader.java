package press.broadsheet.manuscript;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import press.broadsheet.manuscript.frontmatter.DateResolver;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatter;
import press.broadsheet.manuscript.frontmatter.FrontMatterField;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.frontmatter.FrontMatterFormat;
import press.broadsheet.manuscript.frontmatter.HidingFields;
import press.broadsheet.manuscript.frontmatter.SearchEngineFields;
import press.broadsheet.manuscript.html.ArticleMessages;
import press.broadsheet.manuscript.text.MojibakeCheck;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.manuscript.text.UnexpectedErrorMessage;
import press.broadsheet.manuscript.text.Utf8Decoder;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.ImageReference;
import press.broadsheet.publication.Publication;
import press.broadsheet.publication.Sha256;

/**
 * Reads one file: a pure function of its path, its bytes and the publication's settings.
 *
 * <p>What concerns several files is left to who sees them all: whether an address is claimed twice, whether a link or picture
 * is there, and which files are translations of each other.
 */
@Component
public final class ManuscriptReader {

    /** To be raised whenever the same fields would be read otherwise than before; the text has a version of its own. */
    private static final int REVISION = 6;

    /** The file that arranges the front page. */
    public static final String FRONT = "front.md";

    private static final ArticleBody NO_BODY = new ArticleBody("", "", "", "", 0, false);

    private final Publication publication;
    private final ImageHosts hosts;
    private final ArticleRenderer articleRenderer;
    private final Clock clock;
    private final String version;

    public ManuscriptReader(Publication publication, ImageHosts hosts) {
        this(publication, hosts, Clock.systemUTC());
    }

    /** @param clock which tells whether an embargo in the words of another system is over */
    @Autowired
    public ManuscriptReader(Publication publication, ImageHosts hosts, Clock clock) {
        this.publication = publication;
        this.clock = clock;
        this.hosts = hosts;
        this.articleRenderer = new ArticleRenderer(hosts);
        this.version = Sha256.of(String.join(" ", REVISION + "." + ArticleRenderer.VERSION + "." + ArticleMessages.version(),
                publication.timeZone().getId(), publication.language().toLanguageTag(), publication.baseUrl().toString(),
                String.join(" ", hosts.imageHosts())));
    }

    /** Changes whenever a file must be read again although its bytes are the same. */
    public String version() {
        return version;
    }

    /** Whether a file of that path, from the content folder and parted by {@code /}, is an article at all. */
    public static boolean isManuscript(String path) {
        return ManuscriptPath.isManuscript(path);
    }

    /** Whether a file of that path tells of a section or an author. */
    public static boolean isProfile(String path) {
        return ProfilePath.of(path).isPresent();
    }

    /** Whether a file of that path is a standing page. */
    public static boolean isPage(String path) {
        return StandingPageFields.isPage(path);
    }

    /** Never throws for what a file contains; the order of the problems is that of the lines. */
    public ReadResult read(String path, byte[] bytes) {
        return read(path, bytes, new ProblemCollector(path));
    }

    /** The same, and advises the editor on what is lacking. */
    public ReadResult proofread(String path, byte[] bytes) {
        return read(path, bytes, new ProblemCollector(path, true));
    }

    private ReadResult read(String path, byte[] bytes, ProblemCollector problemCollector) {
        try {
            Optional<String> file = Utf8Decoder.decode(bytes, problemCollector);
            return file.isPresent()
                    ? ProfilePath.of(path)
                            .map(profile -> new ProfileReader(publication, hosts, articleRenderer, clock)
                                    .read(profile, file.get(), problemCollector))
                            .orElseGet(() -> path.equals(FRONT)
                                    ? FrontPageReader.read(path, file.get(), publication, clock.instant(), problemCollector)
                                    : read(path, file.get(), problemCollector))
                    : new ReadResult.Refused(path, Optional.empty(), problemCollector.inOrder());
        } catch (StackOverflowError e) {
            problemCollector.error(SourcePosition.START, "the file is nested too deeply to be read", "Write it flatter.");
            return new ReadResult.Refused(path, Optional.empty(), problemCollector.inOrder());
        } catch (VirtualMachineError dying) {
            throw dying;
        } catch (RuntimeException | Error unforeseen) { // one file stops no import
            problemCollector.add(UnexpectedErrorMessage.in(path, 1, unforeseen));
            return new ReadResult.Refused(path, Optional.empty(), problemCollector.inOrder());
        }
    }

    private ReadResult read(String path, String file, ProblemCollector problemCollector) {
        FrontMatter written = FrontMatter.of(file, isPage(path) ? StandingPageFields.KEYS : FrontMatterFields.NO_MORE, problemCollector);
        HidingFields.Judged judged = HidingFields.judge(written, file, publication.timeZone(), clock.instant(), problemCollector);
        FrontMatter frontMatter = judged.others();
        if (frontMatter.story().isEmpty() && !judged.held()) {
            return new ReadResult.Refused(path, Optional.empty(), problemCollector.inOrder());
        }
        FrontMatter.Story story = frontMatter.story().orElse(new FrontMatter.Story("", 1));
        String digest = Sha256.of(story.text());
        Manuscript manuscript = manuscript(ManuscriptPath.of(path), frontMatter, story, digest, judged.held(), problemCollector);
        if (problemCollector.haveErrors()) {
            return manuscript.isHidden()
                    ? new ReadResult.Accepted(manuscript.withoutBody(), problemCollector.inOrder())
                    : new ReadResult.Refused(path, Optional.of(digest), problemCollector.inOrder());
        }
        return new ReadResult.Accepted(manuscript, problemCollector.inOrder());
    }

    private Manuscript manuscript(ManuscriptPath path, FrontMatter frontMatter, FrontMatter.Story story, String digest,
            boolean held, ProblemCollector problemCollector) {
        DateResolver dateResolver = new DateResolver(publication.timeZone(), problemCollector);
        ArticleKind kind = isPage(path.path()) ? ArticleKind.PAGE : ArticleKind.ARTICLE;
        FieldValue.Table table = frontMatter.table();
        FrontMatterFields frontMatterFields = kind == ArticleKind.PAGE
                ? new FrontMatterFields(frontMatter.with(StandingPageFields.meaningful(table, problemCollector)), dateResolver, problemCollector, StandingPageFields.KEYS)
                : new FrontMatterFields(frontMatter, dateResolver, problemCollector);
        ArticleFields articleFields = new ArticleFields(frontMatterFields, path);
        PublicationStatus publicationStatus = PublicationStatus.of(frontMatterFields, path);
        Optional<String> title = frontMatterFields.text(FrontMatterField.TITLE);
        Optional<String> dateline = frontMatterFields.text(FrontMatterField.DATELINE);
        Optional<Locale> language = articleFields.language();
        boolean plain = path.isPlainText() && frontMatter.syntax() == FrontMatterFormat.NONE;
        ArticleRenderer.Rendered rendered =
                render(new ArticleRenderer.Copy(path.path(), story.firstLine(), story.text(), plain, title, dateline,
                        language.orElse(publication.language())), publicationStatus.withdrawn().isPresent(), problemCollector);
        LeadImageReader lead = new LeadImageReader(frontMatterFields, path, hosts);
        Optional<ImageReference> picture = lead.read();
        Manuscript manuscript = new Manuscript(kind, kind == ArticleKind.PAGE ? StandingPageFields.weight(table, problemCollector) : 0,
                path.path(), frontMatterFields.text(FrontMatterField.ID), articleFields.slug(),
                rendered.headline().orElseGet(path::words), frontMatterFields.text(FrontMatterField.STANDFIRST),
                frontMatterFields.moment(FrontMatterField.DATE).or(() -> path.date().map(dateResolver::day)), frontMatterFields.moment(FrontMatterField.UPDATED),
                frontMatterFields.moment(FrontMatterField.EXPIRES),
                publicationStatus.draft() || held, publicationStatus.withdrawn(), publicationStatus.replacedBy(), articleFields.authors(),
                articleFields.section().filter(_ -> kind == ArticleKind.ARTICLE),
                articleFields.tags(), articleFields.genre(), articleFields.aliases(), language, articleFields.translationKey(), dateline,
                SourceField.of(frontMatterFields, publication).with(rendered.source()), picture,
                articleFields.corrections(), frontMatterFields.flag(FrontMatterField.EVERGREEN).orElse(false),
                SearchEngineFields.read(frontMatter.table(), frontMatterFields), rendered.markdown(), digest,
                rendered.body(),
                rendered.links(), Stream.concat(lead.file(picture).stream(), rendered.files().stream()).toList(),
                frontMatterFields.lines());
        path.noDay().ifPresent(day -> problemCollector.warning(SourcePosition.START, "the file's name begins with " + day
                + ", and there is no such day, so that it gives no date",
                "Correct it in the name, or name the date under `date`."));
        path.nearlyDrafts().filter(_ -> !manuscript.isHidden())
                .ifPresent(folder -> problemCollector.warning(SourcePosition.START, "the folder `" + folder + "` does not hold its texts back",
                        "Name it `_drafts`, or write " + frontMatter.syntax().field("draft", "true") + " in the file."));
        requireText(manuscript, story, problemCollector);
        boolean fits = FieldLengthLimits.judge(manuscript, frontMatterFields, problemCollector);
        MojibakeCheck.turns(story.text(), story.firstLine(), problemCollector);
        DateOrderCheck.judge(manuscript, frontMatterFields, publication.timeZone());
        if (!plain && kind == ArticleKind.ARTICLE && !problemCollector.haveErrors()) {
            MissingFieldAdvice.name(manuscript, frontMatterFields);
        }
        return fits || !manuscript.isHidden() ? manuscript : manuscript.withoutWords(path.words());
    }

    /** What is withdrawn must not stay online because its text, which nobody will see, cannot be rendered. */
    private ArticleRenderer.Rendered render(ArticleRenderer.Copy copy, boolean withdrawn, ProblemCollector problemCollector) {
        if (copy.text().isEmpty()) {
            return new ArticleRenderer.Rendered("", copy.title(), Optional.empty(), NO_BODY, List.of(), List.of(), List.of());
        }
        ArticleRenderer.Rendered rendered = articleRenderer.render(copy);
        rendered.problems().stream().map(problem -> withdrawn ? problem.mildly() : problem).forEach(problemCollector::add);
        return rendered;
    }

    /** A headline alone is an article only where a standfirst or picture stands beside it, or where nobody sees it. */
    private static void requireText(Manuscript manuscript, FrontMatter.Story story, ProblemCollector problemCollector) {
        boolean enough = manuscript.standfirst().isPresent() || manuscript.picture().isPresent() || manuscript.draft()
                || manuscript.withdrawn().isPresent();
        if (story.text().isEmpty() && !enough) {
            problemCollector.error(new SourcePosition(story.firstLine(), 1), "there is no text below the front matter",
                    "Write the text, or keep the file back with `draft: true`.");
        }
    }
}
