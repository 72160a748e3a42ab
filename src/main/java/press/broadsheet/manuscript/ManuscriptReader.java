package press.broadsheet.manuscript;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import press.broadsheet.publication.ArticleKind;
import press.broadsheet.publication.Body;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Picture;
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

    private static final Body NO_BODY = new Body("", "", "", "", 0, false);

    private final Publication publication;
    private final ImageHosts hosts;
    private final Markdown markdown;
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
        this.markdown = new Markdown(hosts);
        this.version = Sha256.of(String.join(" ", REVISION + "." + Markdown.VERSION + "." + Wording.version(),
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
        return PageFields.isPage(path);
    }

    /** Never throws for what a file contains; the order of the problems is that of the lines. */
    public Reading read(String path, byte[] bytes) {
        return read(path, bytes, new Problems(path));
    }

    /** The same, and advises the editor on what is lacking. */
    public Reading proofread(String path, byte[] bytes) {
        return read(path, bytes, new Problems(path, true));
    }

    private Reading read(String path, byte[] bytes, Problems problems) {
        try {
            Optional<String> file = Encoding.decode(bytes, problems);
            return file.isPresent()
                    ? ProfilePath.of(path)
                            .map(profile -> new ProfileReader(publication, hosts, markdown, clock)
                                    .read(profile, file.get(), problems))
                            .orElseGet(() -> path.equals(FRONT)
                                    ? FrontReader.read(path, file.get(), publication, clock.instant(), problems)
                                    : read(path, file.get(), problems))
                    : new Reading.Refused(path, Optional.empty(), problems.inOrder());
        } catch (StackOverflowError e) {
            problems.error(Place.START, "the file is nested too deeply to be read", "Write it flatter.");
            return new Reading.Refused(path, Optional.empty(), problems.inOrder());
        } catch (VirtualMachineError dying) {
            throw dying;
        } catch (RuntimeException | Error unforeseen) { // one file stops no import
            problems.add(OurFault.in(path, 1, unforeseen));
            return new Reading.Refused(path, Optional.empty(), problems.inOrder());
        }
    }

    private Reading read(String path, String file, Problems problems) {
        FrontMatter written = FrontMatter.of(file, isPage(path) ? PageFields.KEYS : Fields.NO_MORE, problems);
        HidingFields.Judged judged = HidingFields.judge(written, file, publication.timeZone(), clock.instant(), problems);
        FrontMatter frontMatter = judged.others();
        if (frontMatter.story().isEmpty() && !judged.held()) {
            return new Reading.Refused(path, Optional.empty(), problems.inOrder());
        }
        FrontMatter.Story story = frontMatter.story().orElse(new FrontMatter.Story("", 1));
        String digest = Sha256.of(story.text());
        Manuscript manuscript = manuscript(ManuscriptPath.of(path), frontMatter, story, digest, judged.held(), problems);
        if (problems.haveErrors()) {
            return manuscript.isHidden()
                    ? new Reading.Accepted(manuscript.withoutBody(), problems.inOrder())
                    : new Reading.Refused(path, Optional.of(digest), problems.inOrder());
        }
        return new Reading.Accepted(manuscript, problems.inOrder());
    }

    private Manuscript manuscript(ManuscriptPath path, FrontMatter frontMatter, FrontMatter.Story story, String digest,
            boolean held, Problems problems) {
        Dates dates = new Dates(publication.timeZone(), problems);
        ArticleKind kind = isPage(path.path()) ? ArticleKind.PAGE : ArticleKind.ARTICLE;
        Value.Table table = frontMatter.table();
        Fields fields = kind == ArticleKind.PAGE
                ? new Fields(frontMatter.with(PageFields.meaningful(table, problems)), dates, problems, PageFields.KEYS)
                : new Fields(frontMatter, dates, problems);
        Particulars particulars = new Particulars(fields, path);
        Standing standing = Standing.of(fields, path);
        Optional<String> title = fields.text(Field.TITLE);
        Optional<String> dateline = fields.text(Field.DATELINE);
        Optional<Locale> language = particulars.language();
        boolean plain = path.isPlainText() && frontMatter.syntax() == Syntax.NONE;
        Markdown.Rendered rendered =
                render(new Markdown.Copy(path.path(), story.firstLine(), story.text(), plain, title, dateline,
                        language.orElse(publication.language())), standing.withdrawn().isPresent(), problems);
        LeadPicture lead = new LeadPicture(fields, path, hosts);
        Optional<Picture> picture = lead.read();
        Manuscript manuscript = new Manuscript(kind, kind == ArticleKind.PAGE ? PageFields.weight(table, problems) : 0,
                path.path(), fields.text(Field.ID), particulars.slug(),
                rendered.headline().orElseGet(path::words), fields.text(Field.STANDFIRST),
                fields.moment(Field.DATE).or(() -> path.date().map(dates::day)), fields.moment(Field.UPDATED),
                fields.moment(Field.EXPIRES),
                standing.draft() || held, standing.withdrawn(), standing.replacedBy(), particulars.authors(),
                particulars.section().filter(_ -> kind == ArticleKind.ARTICLE),
                particulars.tags(), particulars.genre(), particulars.aliases(), language, particulars.translationKey(), dateline,
                Origin.of(fields, publication).with(rendered.source()), picture,
                particulars.corrections(), fields.flag(Field.EVERGREEN).orElse(false),
                IndexingFields.read(frontMatter.table(), fields), rendered.markdown(), digest,
                rendered.body(),
                rendered.links(), Stream.concat(lead.file(picture).stream(), rendered.files().stream()).toList(),
                fields.lines());
        path.noDay().ifPresent(day -> problems.warning(Place.START, "the file's name begins with " + day
                + ", and there is no such day, so that it gives no date",
                "Correct it in the name, or name the date under `date`."));
        path.nearlyDrafts().filter(_ -> !manuscript.isHidden())
                .ifPresent(folder -> problems.warning(Place.START, "the folder `" + folder + "` does not hold its texts back",
                        "Name it `_drafts`, or write " + frontMatter.syntax().field("draft", "true") + " in the file."));
        requireText(manuscript, story, problems);
        boolean fits = Lengths.judge(manuscript, fields, problems);
        Damage.turns(story.text(), story.firstLine(), problems);
        Chronology.judge(manuscript, fields, publication.timeZone());
        if (!plain && kind == ArticleKind.ARTICLE && !problems.haveErrors()) {
            Omissions.name(manuscript, fields);
        }
        return fits || !manuscript.isHidden() ? manuscript : manuscript.withoutWords(path.words());
    }

    /** What is withdrawn must not stay online because its text, which nobody will see, cannot be rendered. */
    private Markdown.Rendered render(Markdown.Copy copy, boolean withdrawn, Problems problems) {
        if (copy.text().isEmpty()) {
            return new Markdown.Rendered("", copy.title(), Optional.empty(), NO_BODY, List.of(), List.of(), List.of());
        }
        Markdown.Rendered rendered = markdown.render(copy);
        rendered.problems().stream().map(problem -> withdrawn ? problem.mildly() : problem).forEach(problems::add);
        return rendered;
    }

    /** A headline alone is an article only where a standfirst or picture stands beside it, or where nobody sees it. */
    private static void requireText(Manuscript manuscript, FrontMatter.Story story, Problems problems) {
        boolean enough = manuscript.standfirst().isPresent() || manuscript.picture().isPresent() || manuscript.draft()
                || manuscript.withdrawn().isPresent();
        if (story.text().isEmpty() && !enough) {
            problems.error(new Place(story.firstLine(), 1), "there is no text below the front matter",
                    "Write the text, or keep the file back with `draft: true`.");
        }
    }
}
