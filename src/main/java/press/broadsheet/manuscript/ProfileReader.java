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
import press.broadsheet.publication.Body;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Profile;
import press.broadsheet.publication.Publication;

/** Reads what a section or an author says of itself. Its fields are an article's as far as it has them, and three more. */
final class ProfileReader {

    private static final int LONGEST_NAME = 1_000;
    private static final int LONGEST_SUMMARY = 10_000;
    private static final int LONGEST_TEXT = 100_000;
    private static final int MOST_LINKS = 20;
    private static final Map<String, Field> OWN = Map.of("name", Field.NAME, "role", Field.ROLE, "jobtitle", Field.ROLE, "links",
            Field.LINKS);
    private static final Vocabulary KEYS = new Vocabulary("name", "role", "links");
    private static final Vocabulary LINK = new Vocabulary("name", "url");

    private final Publication publication;
    private final ImageHosts hosts;
    private final Markdown markdown;
    private final Clock clock;

    ProfileReader(Publication publication, ImageHosts hosts, Markdown markdown, Clock clock) {
        this.clock = clock;
        this.publication = publication;
        this.hosts = hosts;
        this.markdown = markdown;
    }

    Reading read(ProfilePath path, String file, Problems problems) {
        FrontMatter whole = FrontMatter.of(file, KEYS, problems);
        HidingFields.Judged judged =
                HidingFields.judge(whole, file, publication.timeZone(), clock.instant(), problems);
        FrontMatter frontMatter = judged.others();
        whole.table().entries().stream()
                .filter(entry -> HidingFields.name(entry.key()).equals("cascade")
                        && !frontMatter.table().entries().contains(entry))
                .forEach(entry -> problems.error(entry.at(), "`cascade` does not hold back the texts of the folder here",
                        "Put them into a folder `_drafts`, or write " + whole.syntax().field("draft", "true") + " in each."));
        Map<Field, Value> own = own(frontMatter.table());
        Fields fields = new Fields(shared(frontMatter), new Dates(publication.timeZone(), problems), problems, KEYS);
        boolean draft = Standing.of(fields, path.path()).draft() || judged.held();
        Profile profile = profile(path, frontMatter, own, fields, problems);
        String name = path.path().path();
        return problems.haveErrors() && !draft
                ? new Reading.Refused(name, Optional.empty(), problems.inOrder())
                : new Reading.Described(name, Optional.of(profile).filter(_ -> !draft), problems.inOrder());
    }

    private Profile profile(
            ProfilePath path, FrontMatter frontMatter, Map<Field, Value> own, Fields fields, Problems problems) {
        Optional<String> name = text(Field.NAME, own, fields).or(() -> fields.text(Field.TITLE));
        Markdown.Rendered rendered = render(path.path(), frontMatter, name, problems);
        Body body = rendered.body();
        Profile profile = new Profile(path.kind(), path.slug(), name.or(rendered::headline), text(Field.ROLE, own, fields),
                fields.text(Field.STANDFIRST), body.prose() + body.notes() + body.asides(),
                new LeadPicture(fields, path.path(), hosts).read(), links(own, fields));
        requireShort(profile, problems);
        Lengths.judge(profile.picture(), fields, problems);
        return profile;
    }

    /** A name is a field or a heading on top, never the first words of the text. */
    private Markdown.Rendered render(ManuscriptPath path, FrontMatter frontMatter, Optional<String> name, Problems problems) {
        String text = frontMatter.story().map(FrontMatter.Story::text).orElse("");
        if (text.isEmpty()) {
            return new Markdown.Rendered("", Optional.empty(), Optional.empty(), new Body("", "", "", "", 0, false), List.of(),
                    List.of(), List.of());
        }
        boolean headed = name.isEmpty() && text.startsWith("# ");
        int firstLine = frontMatter.story().map(FrontMatter.Story::firstLine).orElse(1);
        Markdown.Rendered rendered = markdown.render(new Markdown.Copy(path.path(), firstLine, text, false,
                headed ? Optional.empty() : name.or(() -> Optional.of(path.words())), Optional.empty(),
                publication.language()));
        rendered.problems().forEach(problems::add);
        return new Markdown.Rendered(rendered.markdown(), rendered.headline().filter(_ -> headed), rendered.source(),
                rendered.body(),
                rendered.links(), rendered.files(), List.of());
    }

    private static Optional<String> text(Field field, Map<Field, Value> own, Fields fields) {
        return Optional.ofNullable(own.get(field)).flatMap(value -> fields.text(field, value));
    }

    /** Addresses alone, groups of a name and an address, or addresses under their names. */
    private static List<Profile.Link> links(Map<Field, Value> own, Fields fields) {
        return Optional.ofNullable(own.get(Field.LINKS)).stream()
                .flatMap(value -> value instanceof Value.Table named && Fields.within(named, "url").isEmpty()
                        ? named.entries().stream()
                                .flatMap(entry -> link(Optional.of(entry.key()), entry.value(), fields).stream())
                        : Fields.elements(value).flatMap(item -> link(item, fields).stream()))
                .limit(MOST_LINKS)
                .toList();
    }

    private static Optional<Profile.Link> link(Value item, Fields fields) {
        if (!(item instanceof Value.Table group)) {
            return link(Optional.empty(), item, fields);
        }
        Optional<String> name = Fields.within(fields.spelled(group, LINK), "name")
                .flatMap(value -> fields.text(Field.LINKS, value));
        Optional<Value> url = Fields.within(group, "url");
        return url.isPresent() ? link(name, url.get(), fields) : fields.wrong(Field.LINKS, group);
    }

    private static Optional<Profile.Link> link(Optional<String> name, Value url, Fields fields) {
        Optional<String> written = fields.text(Field.LINKS, url);
        Optional<String> address = written.flatMap(Urls::elsewhere);
        if (written.isPresent() && address.isEmpty()) {
            fields.problems().error(url.at(), Problems.quote(written.get()) + " is no address on the web",
                    "Write it whole, as in `https://example.org/ada`.");
        }
        return address.map(it -> new Profile.Link(name.orElseGet(() -> host(it)), it));
    }

    private static String host(String address) {
        return Optional.ofNullable(URI.create(address).getHost()).orElse(address.substring(address.indexOf(':') + 1));
    }

    private static void requireShort(Profile profile, Problems problems) {
        boolean tooLong = Stream.concat(Stream.of(profile.name(), profile.role()).flatMap(Optional::stream),
                profile.links().stream().map(Profile.Link::name)).anyMatch(longerThan(LONGEST_NAME))
                || profile.summary().filter(longerThan(LONGEST_SUMMARY)).isPresent()
                || profile.links().stream().map(Profile.Link::url).anyMatch(longerThan(4 * LONGEST_NAME))
                || profile.text().length() > LONGEST_TEXT;
        if (tooLong) {
            problems.error(Place.START, "this is more than a page of stories can carry on top", "Write it shorter.");
        }
    }

    private static Predicate<String> longerThan(int limit) {
        return text -> text.length() > limit;
    }

    private static Map<Field, Value> own(Value.Table table) {
        return table.entries().stream().filter(ProfileReader::isOwn).collect(Collectors.toMap(
                entry -> field(entry).orElseThrow(), Value.Entry::value, (first, second) -> first));
    }

    private static FrontMatter shared(FrontMatter whole) {
        return new FrontMatter(whole.syntax(), new Value.Table(whole.table().at(),
                whole.table().entries().stream().filter(entry -> !isOwn(entry)).toList()), whole.story());
    }

    private static boolean isOwn(Value.Entry entry) {
        return field(entry).isPresent();
    }

    private static Optional<Field> field(Value.Entry entry) {
        return Optional.ofNullable(OWN.get(Vocabulary.fold(entry.key()).toLowerCase(Locale.ROOT)));
    }
}
