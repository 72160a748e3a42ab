package press.broadsheet.importer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.ledger.KnownArticle;
import press.broadsheet.archive.reading.Profiles;
import press.broadsheet.archive.store.KnownArticles;
import press.broadsheet.archive.store.SourceFiles;
import press.broadsheet.archive.store.SourceFiles.SourceFile;
import press.broadsheet.archive.store.StagedTexts;
import press.broadsheet.importer.ImportPlan.AcceptedFile;
import press.broadsheet.importer.ImportPlan.FrontPageFile;
import press.broadsheet.importer.ImportPlan.Presentation;
import press.broadsheet.importer.ImportPlan.ProfileFile;
import press.broadsheet.importer.ImportPlan.RefusedFile;
import press.broadsheet.importer.Importer.ImportInput;
import press.broadsheet.importer.ManuscriptLoader.LoadedFile;
import press.broadsheet.importer.ManuscriptStaging.Staged;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Profile;

/** Decides what an import is going to do: whose text each file is, what is refused, and what has lost its file. */
@Component
class ImportPlanner {

    private final KnownArticles knownArticles;
    private final Profiles profiles;
    private final StagedTexts texts;
    private final SourceFiles files;
    private final FrontPageArranger frontPageArranger;
    private final ManuscriptLoader loader;

    ImportPlanner(
            KnownArticles knownArticles, Profiles profiles, StagedTexts texts, SourceFiles files,
            FrontPageArranger frontPageArranger,
            ManuscriptLoader loader) {
        this.texts = texts;
        this.files = files;
        this.frontPageArranger = frontPageArranger;
        this.loader = loader;
        this.knownArticles = knownArticles;
        this.profiles = profiles;
    }

    ImportPlan plan(ImportInput importInput) {
        List<AcceptedFile> stories = new ArrayList<>();
        List<ProfileFile> described = new ArrayList<>();
        Optional<FrontPageFile> arranged = Optional.empty();
        List<LoadedFile> refused = new ArrayList<>();
        List<LoadedFile> touched = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(importInput.snapshot().problems());
        for (LoadedFile loadedFile : importInput.staged().copies()) {
            loadedFile.result().ifPresentOrElse(readResult -> problems.addAll(readResult.problems()),
                    () -> touched.add(loadedFile));
            switch (loadedFile.result().orElse(null)) {
                case ReadResult readResult when isUnchangedRefusal(loadedFile, readResult, importInput) ->
                    refused.add(loadedFile);
                case ReadResult.Accepted(Manuscript manuscript, List<Problem> warnings) ->
                    stories.add(new AcceptedFile(loadedFile, manuscript));
                case ReadResult.AcceptedProfile(String path, Optional<Profile> profile, List<Problem> warnings) ->
                    described.add(new ProfileFile(loadedFile, profile));
                case ReadResult.AcceptedFrontPage(String path, FrontPageLayout layout, List<Problem> warnings) ->
                    arranged = Optional.of(new FrontPageFile(loadedFile, layout));
                case ReadResult.Refused(String path, Optional<String> digest, List<Problem> errors) -> refused.add(loadedFile);
                case null -> {}
            }
        }
        Predicate<KnownArticle> unchanged = unchanged(importInput, stories, refused);
        refuseDuplicateIds(stories, refused, unchanged, problems);
        List<String> missing = importInput.missingFiles().stream().map(SourceFile::path).toList();
        List<RefusedFile> refusals = refusals(refused, importInput);

        Set<Long> kept =
                refusals.stream().flatMap(refusedFile -> refusedFile.keptArticleId().stream()).collect(Collectors.toSet());
        Set<Long> vanished = articleIds(importInput.missingFiles().stream());
        if (importInput.ahead().isEmpty() && !files.hasAny()) {
            vanished.addAll(knownArticles.withoutSourceFile());
        }
        vanished.removeAll(kept);
        List<Manuscript> manuscripts = stories.stream().map(AcceptedFile::manuscript).toList();
        Map<String, KnownArticle> known =
                new ArticleMatcher(knownArticles, words(importInput.staged()), unchanged, kept, vanished)
                        .match(manuscripts);

        known.values().forEach(article -> vanished.remove(article.id()));
        displaced(importInput, stories, known, kept).forEach(vanished::add);
        Presentation presentation =
                new Presentation(described, profiles.existingAmong(missing), arranged, frontPageArranger.unfilled());
        return new ImportPlan(
                stories, presentation, refusals, touched, missing, known, knownArticles.byId(vanished), problems);
    }

    private ArticleMatcher.Words words(Staged staged) {
        return new ArticleMatcher.Words(
                manuscript -> staged.text(manuscript).blank(), manuscript -> texts.markdown(staged.text(manuscript).id()));
    }

    /** Whether a refused file is the same still and no reader sees it, so that there is nothing to do about it. */
    private boolean isUnchangedRefusal(LoadedFile loadedFile, ReadResult readResult, ImportInput importInput) {
        SourceFile before = importInput.knownFiles().get(loadedFile.source().path());
        return before != null
                && readResult.isRefused()
                && before.equals(loader.toSourceFile(loadedFile, before.articleId(), true))
                && knownArticles.byId(before.articleId().stream().toList()).stream().noneMatch(KnownArticle::live);
    }

    /** Whether an article's own file is there and did not change. */
    private static Predicate<KnownArticle> unchanged(ImportInput importInput, List<AcceptedFile> stories,
            List<LoadedFile> refused) {
        Set<String> inHand = new HashSet<>();
        importInput.missingFiles().forEach(file -> inHand.add(file.path()));
        stories.forEach(acceptedFile -> inHand.add(acceptedFile.manuscript().path()));
        refused.forEach(loadedFile -> inHand.add(loadedFile.source().path()));
        return knownArticle -> knownArticle.file().source().filter(file -> !inHand.contains(file)).isPresent();
    }

    /** The articles of changed files whose text has become somebody else, and which stand in no file now. */
    private static Set<Long> displaced(
            ImportInput importInput, List<AcceptedFile> stories, Map<String, KnownArticle> known, Set<Long> kept) {
        Set<Long> displaced = articleIds(stories.stream()
                .flatMap(acceptedFile -> Optional.ofNullable(importInput.knownFiles().get(acceptedFile.manuscript().path()))
                        .stream()));
        known.values().forEach(article -> displaced.remove(article.id()));
        displaced.removeAll(kept);
        return displaced;
    }

    /** An id is one article's: the first file by path keeps it, or the one that had it already. */
    private void refuseDuplicateIds(
            List<AcceptedFile> stories, List<LoadedFile> refused, Predicate<KnownArticle> unchanged, List<Problem> problems) {
        Map<String, String> holders = new HashMap<>();
        Set<String> given = stories.stream()
                .flatMap(acceptedFile -> acceptedFile.manuscript().identity().id().stream())
                .collect(Collectors.toSet());
        knownArticles.byIdentity(given).stream()
                .filter(unchanged)
                .forEach(knownArticle -> holders.put(knownArticle.identity(), knownArticle.path()));
        DuplicateIdCheck ids = new DuplicateIdCheck(holders);
        for (AcceptedFile acceptedFile : List.copyOf(stories)) {
            ids.check(acceptedFile.manuscript()).ifPresent(problem -> {
                stories.remove(acceptedFile);
                refused.add(acceptedFile.file());
                problems.add(problem);
            });
        }
    }

    /** A refused file keeps its article online; one that was moved and broken at once is still known by its text. */
    private List<RefusedFile> refusals(List<LoadedFile> refused, ImportInput importInput) {
        Set<Long> missing = articleIds(importInput.missingFiles().stream());
        Set<String> digests = refused.stream().flatMap(loadedFile -> loadedFile.digest().stream()).collect(Collectors.toSet());
        Map<String, KnownArticle> moved = knownArticles.byDigest(digests).stream()
                .filter(knownArticle -> missing.contains(knownArticle.id()))
                .collect(Collectors.toMap(knownArticle -> knownArticle.file().digest(), knownArticle -> knownArticle,
                        (first, second) -> first));
        Set<Long> kept = new HashSet<>();
        return refused.stream()
                .map(loadedFile -> new RefusedFile(
                        loadedFile,
                        Optional.ofNullable(importInput.knownFiles().get(loadedFile.source().path()))
                                .flatMap(SourceFile::articleId)
                                .or(() -> loadedFile.digest().map(moved::get).map(KnownArticle::id))
                                .filter(kept::add)))
                .toList();
    }

    private static Set<Long> articleIds(Stream<SourceFile> files) {
        return files.flatMap(file -> file.articleId().stream()).collect(Collectors.toCollection(HashSet::new));
    }
}
