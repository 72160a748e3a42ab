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
import press.broadsheet.manuscript.frontmatter.FieldDefinition;
import press.broadsheet.manuscript.frontmatter.FieldValue;
import press.broadsheet.manuscript.frontmatter.FrontMatter;
import press.broadsheet.manuscript.frontmatter.FrontMatterFields;
import press.broadsheet.manuscript.frontmatter.HidingFields;
import press.broadsheet.manuscript.html.ExternalUrls;
import press.broadsheet.manuscript.text.KnownKeys;
import press.broadsheet.manuscript.text.ProblemCollector;
import press.broadsheet.manuscript.text.SourcePosition;
import press.broadsheet.manuscript.text.SourceText;
import press.broadsheet.publication.ArticleBody;
import press.broadsheet.publication.ImageHosts;
import press.broadsheet.publication.Profile;
import press.broadsheet.publication.Publication;

/** Reads the profile of a section or an author: some of the fields of an article, and three more. */
final class ProfileReader {

    private static final int MAX_NAME_LENGTH = 1_000;
    private static final int MAX_SUMMARY_LENGTH = 10_000;
    private static final int MAX_TEXT_LENGTH = 100_000;
    private static final int MAX_LINKS = 20;
    private static final Map<String, FieldDefinition> PROFILE_FIELDS =
            Map.of("name", FieldDefinition.NAME, "role", FieldDefinition.ROLE, "jobtitle", FieldDefinition.ROLE, "links",
                    FieldDefinition.LINKS);
    private static final KnownKeys PROFILE_KEYS = new KnownKeys("name", "role", "links");
    private static final KnownKeys LINK_KEYS = new KnownKeys("name", "url");

    private final Publication publication;
    private final ImageHosts imageHosts;
    private final ArticleRenderer articleRenderer;
    private final Clock clock;

    ProfileReader(Publication publication, ImageHosts imageHosts, ArticleRenderer articleRenderer, Clock clock) {
        this.clock = clock;
        this.publication = publication;
        this.imageHosts = imageHosts;
        this.articleRenderer = articleRenderer;
    }

    ReadResult read(ProfilePath path, String file, ProblemCollector problemCollector) {
        FrontMatter parsed = FrontMatter.parse(file, PROFILE_KEYS, problemCollector);
        HidingFields.Result result =
                HidingFields.check(parsed, file, publication.timeZone(), clock.instant(), problemCollector);
        FrontMatter frontMatter = result.remaining();
        parsed.table().entries().stream()
                .filter(entry -> HidingFields.normalizeName(entry.key()).equals("cascade")
                        && !frontMatter.table().entries().contains(entry))
                .forEach(entry -> problemCollector.error(entry.position(),
                        "`cascade` does not hide the files of this folder",
                        "Move them into a folder `_drafts`, or write " + parsed.format().field("draft", "true") + " in each."));
        Map<FieldDefinition, FieldValue> own = profileFields(frontMatter.table());
        FrontMatterFields frontMatterFields = new FrontMatterFields(articleFields(frontMatter),
                new DateResolver(publication.timeZone(), problemCollector), problemCollector, PROFILE_KEYS);
        boolean draft = PublicationStatus.of(frontMatterFields, path.path()).draft() || result.isHeldBack();
        Profile profile = readProfile(path, frontMatter, own, frontMatterFields, problemCollector);
        String name = path.path().path();
        return problemCollector.hasErrors() && !draft
                ? new ReadResult.Refused(name, Optional.empty(), problemCollector.sorted())
                : new ReadResult.AcceptedProfile(name, Optional.of(profile).filter(_ -> !draft), problemCollector.sorted());
    }

    private Profile readProfile(
            ProfilePath path, FrontMatter frontMatter, Map<FieldDefinition, FieldValue> own, FrontMatterFields frontMatterFields,
            ProblemCollector problemCollector) {
        Optional<String> name =
                readText(FieldDefinition.NAME, own, frontMatterFields).or(() -> frontMatterFields.text(FieldDefinition.TITLE));
        ArticleRenderer.Rendered rendered = render(path.path(), frontMatter, name, problemCollector);
        ArticleBody articleBody = rendered.body();
        Profile profile = new Profile(path.kind(), path.slug(), name.or(rendered::headline),
                readText(FieldDefinition.ROLE, own, frontMatterFields),
                frontMatterFields.text(FieldDefinition.STANDFIRST),
                articleBody.prose() + articleBody.notes() + articleBody.asides(),
                new LeadImageReader(frontMatterFields, path.path(), imageHosts).read(), readLinks(own, frontMatterFields));
        checkLengths(profile, problemCollector);
        FieldLengthLimits.check(profile.image(), frontMatterFields, problemCollector);
        return profile;
    }

    /** Takes the name from a field or a heading on the first line, never from the first words of the text. */
    private ArticleRenderer.Rendered render(ManuscriptPath path, FrontMatter frontMatter, Optional<String> name,
            ProblemCollector problemCollector) {
        String text = frontMatter.body().map(FrontMatter.Body::text).orElse("");
        if (text.isEmpty()) {
            return new ArticleRenderer.Rendered("", Optional.empty(), Optional.empty(), new ArticleBody("", "", "", "", 0, false),
                    List.of(),
                    List.of(), List.of());
        }
        boolean hasHeading = name.isEmpty() && text.startsWith("# ");
        int firstLine = frontMatter.body().map(FrontMatter.Body::firstLine).orElse(1);
        ArticleRenderer.Rendered rendered = articleRenderer.render(new SourceText(path.path(), firstLine, text, false,
                hasHeading ? Optional.empty() : name.or(() -> Optional.of(path.toHeadline())), Optional.empty(),
                publication.language()));
        rendered.problems().forEach(problemCollector::add);
        return new ArticleRenderer.Rendered(rendered.markdown(), rendered.headline().filter(_ -> hasHeading), rendered.source(),
                rendered.body(),
                rendered.links(), rendered.mediaReferences(), List.of());
    }

    private static Optional<String> readText(FieldDefinition fieldDefinition, Map<FieldDefinition, FieldValue> own,
            FrontMatterFields frontMatterFields) {
        return Optional.ofNullable(own.get(fieldDefinition))
                .flatMap(fieldValue -> frontMatterFields.text(fieldDefinition, fieldValue));
    }

    /** Reads links from URLs, groups of a name and a URL, or URLs under their names. */
    private static List<Profile.Link> readLinks(Map<FieldDefinition, FieldValue> own, FrontMatterFields frontMatterFields) {
        return Optional.ofNullable(own.get(FieldDefinition.LINKS)).stream()
                .flatMap(fieldValue -> fieldValue instanceof FieldValue.Table named
                        && FrontMatterFields.valueIn(named, "url").isEmpty()
                                ? named.entries().stream()
                                        .flatMap(entry -> readLink(Optional.of(entry.key()), entry.value(), frontMatterFields)
                                                .stream())
                                : FrontMatterFields.elements(fieldValue)
                                        .flatMap(item -> readLink(item, frontMatterFields).stream()))
                .limit(MAX_LINKS)
                .toList();
    }

    private static Optional<Profile.Link> readLink(FieldValue item, FrontMatterFields frontMatterFields) {
        if (!(item instanceof FieldValue.Table group)) {
            return readLink(Optional.empty(), item, frontMatterFields);
        }
        Optional<String> name = FrontMatterFields.valueIn(frontMatterFields.warnOfMisspelledKeys(group, LINK_KEYS), "name")
                .flatMap(fieldValue -> frontMatterFields.text(FieldDefinition.LINKS, fieldValue));
        Optional<FieldValue> url = FrontMatterFields.valueIn(group, "url");
        return url.isPresent()
                ? readLink(name, url.get(), frontMatterFields)
                : frontMatterFields.reportWrongType(FieldDefinition.LINKS, group);
    }

    private static Optional<Profile.Link> readLink(Optional<String> name, FieldValue url, FrontMatterFields frontMatterFields) {
        Optional<String> written = frontMatterFields.text(FieldDefinition.LINKS, url);
        Optional<String> address = written.flatMap(ExternalUrls::normalize);
        if (written.isPresent() && address.isEmpty()) {
            frontMatterFields.problems().error(url.position(),
                    ProblemCollector.quote(written.get()) + " is not a web address",
                    "Write the full address, for example `https://example.org/ada`.");
        }
        return address.map(it -> new Profile.Link(name.orElseGet(() -> host(it)), it));
    }

    private static String host(String address) {
        return Optional.ofNullable(URI.create(address).getHost()).orElse(address.substring(address.indexOf(':') + 1));
    }

    private static void checkLengths(Profile profile, ProblemCollector problemCollector) {
        boolean tooLong = Stream.concat(Stream.of(profile.name(), profile.role()).flatMap(Optional::stream),
                profile.links().stream().map(Profile.Link::name)).anyMatch(longerThan(MAX_NAME_LENGTH))
                || profile.summary().filter(longerThan(MAX_SUMMARY_LENGTH)).isPresent()
                || profile.links().stream().map(Profile.Link::url).anyMatch(longerThan(4 * MAX_NAME_LENGTH))
                || profile.text().length() > MAX_TEXT_LENGTH;
        if (tooLong) {
            problemCollector.error(SourcePosition.START, "the profile is too long",
                    ("Shorten it: names and the role may have %,d characters, link addresses %,d, the summary %,d, "
                            + "the text %,d as HTML.").formatted(MAX_NAME_LENGTH, 4 * MAX_NAME_LENGTH,
                                    MAX_SUMMARY_LENGTH, MAX_TEXT_LENGTH));
        }
    }

    private static Predicate<String> longerThan(int limit) {
        return text -> text.length() > limit;
    }

    private static Map<FieldDefinition, FieldValue> profileFields(FieldValue.Table table) {
        return table.entries().stream().filter(ProfileReader::isProfileField).collect(Collectors.toMap(
                entry -> profileField(entry).orElseThrow(), FieldValue.Entry::value, (first, second) -> first));
    }

    private static FrontMatter articleFields(FrontMatter parsed) {
        return new FrontMatter(parsed.format(), new FieldValue.Table(parsed.table().position(),
                parsed.table().entries().stream().filter(entry -> !isProfileField(entry)).toList()), parsed.body());
    }

    private static boolean isProfileField(FieldValue.Entry entry) {
        return profileField(entry).isPresent();
    }

    private static Optional<FieldDefinition> profileField(FieldValue.Entry entry) {
        return Optional.ofNullable(PROFILE_FIELDS.get(KnownKeys.normalize(entry.key()).toLowerCase(Locale.ROOT)));
    }
}
