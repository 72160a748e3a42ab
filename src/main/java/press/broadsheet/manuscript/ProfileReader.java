package press.broadsheet.manuscript;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import press.broadsheet.manuscript.frontmatter.DateResolver;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatter;
import press.broadsheet.manuscript.frontmatter.FrontMatterField;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.frontmatter.HidingFields;
import press.broadsheet.manuscript.html.ExternalUrls;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Profile;
import press.broadsheet.publication.Publication;

/** Reads what a section or an author says of itself. Its fields are an article's as far as it has them, and three more. */
final class ProfileReader {

    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_SUMMARY = 10_000;
    private static final int LONGEST_TEXT = 100_000;
    private static final int MOST_LINKS = 20;
    private static final Map<String, FrontMatterField> OWN = Map.of("name", FrontMatterField.NAME, "role", FrontMatterField.ROLE, "jobtitle", FrontMatterField.ROLE, "links",
            FrontMatterField.LINKS);
    private static final KnownKeys KEYS = new KnownKeys("name", "role", "links");
    private static final KnownKeys LINK = new KnownKeys("name", "url");

    private final Publication publication;
    private final ImageHosts hosts;
    private final ArticleRenderer articleRenderer;
    private final Clock clock;

    ProfileReader(Publication publication, ImageHosts hosts, ArticleRenderer articleRenderer, Clock clock) {
        this.clock = clock;
        this.publication = publication;
        this.hosts = hosts;
        this.articleRenderer = articleRenderer;
    }

    ReadResult read(ProfilePath path, String file, ProblemCollector problemCollector) {
        FrontMatter whole = FrontMatter.of(file, KEYS, problemCollector);
        HidingFields.Judged judged =
                HidingFields.judge(whole, file, publication.timeZone(), clock.instant(), problemCollector);
        FrontMatter frontMatter = judged.others();
        whole.table().entries().stream()
                .filter(entry -> HidingFields.name(entry.key()).equals("cascade")
                        && !frontMatter.table().entries().contains(entry))
                .forEach(entry -> problemCollector.error(entry.at(), "`cascade` does not hold back the texts of the folder here",
                        "Put them into a folder `_drafts`, or write " + whole.syntax().field("draft", "true") + " in each."));
        Map<FrontMatterField, FieldValue> own = own(frontMatter.table());
        FrontMatterFields frontMatterFields = new FrontMatterFields(shared(frontMatter), new DateResolver(publication.timeZone(), problemCollector), problemCollector, KEYS);
        boolean draft = PublicationStatus.of(frontMatterFields, path.path()).draft() || judged.held();
        Profile profile = profile(path, frontMatter, own, frontMatterFields, problemCollector);
        String name = path.path().path();
        return problemCollector.haveErrors() && !draft
                ? new ReadResult.Refused(name, Optional.empty(), problemCollector.inOrder())
                : new ReadResult.Described(name, Optional.of(profile).filter(_ -> !draft), problemCollector.inOrder());
    }

    private Profile profile(
            ProfilePath path, FrontMatter frontMatter, Map<FrontMatterField, FieldValue> own, FrontMatterFields frontMatterFields, ProblemCollector problemCollector) {
        Optional<String> name = text(FrontMatterField.NAME, own, frontMatterFields).or(() -> frontMatterFields.text(FrontMatterField.TITLE));
        ArticleRenderer.Rendered rendered = render(path.path(), frontMatter, name, problemCollector);
        ArticleBody articleBody = rendered.body();
        Profile profile = new Profile(path.kind(), path.slug(), name.or(rendered::headline), text(FrontMatterField.ROLE, own, frontMatterFields),
                frontMatterFields.text(FrontMatterField.STANDFIRST), articleBody.prose() + articleBody.notes() + articleBody.asides(),
                new LeadImageReader(frontMatterFields, path.path(), hosts).read(), links(own, frontMatterFields));
        requireShort(profile, problemCollector);
        FieldLengthLimits.judge(profile.picture(), frontMatterFields, problemCollector);
        return profile;
    }

    /** A name is a field or a heading on top, never the first words of the text. */
    private ArticleRenderer.Rendered render(ManuscriptPath path, FrontMatter frontMatter, Optional<String> name, ProblemCollector problemCollector) {
        String text = frontMatter.story().map(FrontMatter.Story::text).orElse("");
        if (text.isEmpty()) {
            return new ArticleRenderer.Rendered("", Optional.empty(), Optional.empty(), new ArticleBody("", "", "", "", 0, false), List.of(),
                    List.of(), List.of());
        }
        boolean headed = name.isEmpty() && text.startsWith("# ");
        int firstLine = frontMatter.story().map(FrontMatter.Story::firstLine).orElse(1);
        ArticleRenderer.Rendered rendered = articleRenderer.render(new ArticleRenderer.Copy(path.path(), firstLine, text, false,
                headed ? Optional.empty() : name.or(() -> Optional.of(path.words())), Optional.empty(),
                publication.language()));
        rendered.problems().forEach(problemCollector::add);
        return new ArticleRenderer.Rendered(rendered.markdown(), rendered.headline().filter(_ -> headed), rendered.source(),
                rendered.body(),
                rendered.links(), rendered.files(), List.of());
    }

    private static Optional<String> text(FrontMatterField frontMatterField, Map<FrontMatterField, FieldValue> own, FrontMatterFields frontMatterFields) {
        return Optional.ofNullable(own.get(frontMatterField)).flatMap(fieldValue -> frontMatterFields.text(frontMatterField, fieldValue));
    }

    /** Addresses alone, groups of a name and an address, or addresses under their names. */
    private static List<Profile.Link> links(Map<FrontMatterField, FieldValue> own, FrontMatterFields frontMatterFields) {
        return Optional.ofNullable(own.get(FrontMatterField.LINKS)).stream()
                .flatMap(fieldValue -> fieldValue instanceof FieldValue.Table named && FrontMatterFields.within(named, "url").isEmpty()
                        ? named.entries().stream()
                                .flatMap(entry -> link(Optional.of(entry.key()), entry.value(), frontMatterFields).stream())
                        : FrontMatterFields.elements(fieldValue).flatMap(item -> link(item, frontMatterFields).stream()))
                .limit(MOST_LINKS)
                .toList();
    }

    private static Optional<Profile.Link> link(FieldValue item, FrontMatterFields frontMatterFields) {
        if (!(item instanceof FieldValue.Table group)) {
            return link(Optional.empty(), item, frontMatterFields);
        }
        Optional<String> name = FrontMatterFields.within(frontMatterFields.spelled(group, LINK), "name")
                .flatMap(fieldValue -> frontMatterFields.text(FrontMatterField.LINKS, fieldValue));
        Optional<FieldValue> url = FrontMatterFields.within(group, "url");
        return url.isPresent() ? link(name, url.get(), frontMatterFields) : frontMatterFields.wrong(FrontMatterField.LINKS, group);
    }

    private static Optional<Profile.Link> link(Optional<String> name, FieldValue url, FrontMatterFields frontMatterFields) {
        Optional<String> written = frontMatterFields.text(FrontMatterField.LINKS, url);
        Optional<String> address = written.flatMap(ExternalUrls::elsewhere);
        if (written.isPresent() && address.isEmpty()) {
            frontMatterFields.problems().error(url.at(), ProblemCollector.quote(written.get()) + " is no address on the web",
                    "Write it whole, as in `https://example.org/ada`.");
        }
        return address.map(it -> new Profile.Link(name.orElseGet(() -> host(it)), it));
    }

    private static String host(String address) {
        return Optional.ofNullable(URI.create(address).getHost()).orElse(address.substring(address.indexOf(':') + 1));
    }

    private static void requireShort(Profile profile, ProblemCollector problemCollector) {
        boolean tooLong = Stream.concat(Stream.of(profile.name(), profile.role()).flatMap(Optional::stream),
                profile.links().stream().map(Profile.Link::name)).anyMatch(longerThan(LONGEST_NAME))
                || profile.summary().filter(longerThan(LONGEST_SUMMARY)).isPresent()
                || profile.links().stream().map(Profile.Link::url).anyMatch(longerThan(4 * LONGEST_NAME))
                || profile.text().length() > LONGEST_TEXT;
        if (tooLong) {
            problemCollector.error(SourcePosition.START, "this is more than a page of stories can carry on top", "Write it shorter.");
        }
    }

    private static Predicate<String> longerThan(int limit) {
        return text -> text.length() > limit;
    }

    private static Map<FrontMatterField, FieldValue> own(FieldValue.Table table) {
        return table.entries().stream().filter(ProfileReader::isOwn).collect(Collectors.toMap(
                entry -> field(entry).orElseThrow(), FieldValue.Entry::value, (first, second) -> first));
    }

    private static FrontMatter shared(FrontMatter whole) {
        return new FrontMatter(whole.syntax(), new FieldValue.Table(whole.table().at(),
                whole.table().entries().stream().filter(entry -> !isOwn(entry)).toList()), whole.story());
    }

    private static boolean isOwn(FieldValue.Entry entry) {
        return field(entry).isPresent();
    }

    private static Optional<FrontMatterField> field(FieldValue.Entry entry) {
        return Optional.ofNullable(OWN.get(KnownKeys.fold(entry.key()).toLowerCase(Locale.ROOT)));
    }
}
