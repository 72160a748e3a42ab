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

/** Plans an import: matches files to articles, refuses duplicate ids, and finds articles without a file. */
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
        List<AcceptedFile> accepted = new ArrayList<>();
        List<ProfileFile> described = new ArrayList<>();
        Optional<FrontPageFile> arranged = Optional.empty();
        List<LoadedFile> refused = new ArrayList<>();
        List<LoadedFile> touched = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(importInput.snapshot().problems());
        for (LoadedFile loadedFile : importInput.staged().loadedFiles()) {
            loadedFile.result().ifPresentOrElse(readResult -> problems.addAll(readResult.problems()),
                    () -> touched.add(loadedFile));
            switch (loadedFile.result().orElse(null)) {
                case ReadResult readResult when isUnchangedRefusal(loadedFile, readResult, importInput) ->
                    refused.add(loadedFile);
                case ReadResult.Accepted(Manuscript manuscript, List<Problem> warnings) ->
                    accepted.add(new AcceptedFile(loadedFile, manuscript));
                case ReadResult.AcceptedProfile(String path, Optional<Profile> profile, List<Problem> warnings) ->
                    described.add(new ProfileFile(loadedFile, profile));
                case ReadResult.AcceptedFrontPage(String path, FrontPageLayout layout, List<Problem> warnings) ->
                    arranged = Optional.of(new FrontPageFile(loadedFile, layout));
                case ReadResult.Refused(String path, Optional<String> digest, List<Problem> errors) -> refused.add(loadedFile);
                case null -> {}
            }
        }
        Predicate<KnownArticle> unchanged = unchanged(importInput, accepted, refused);
        refuseDuplicateIds(accepted, refused, unchanged, problems);
        List<String> missing = importInput.missingFiles().stream().map(SourceFile::path).toList();
        List<RefusedFile> refusals = refusals(refused, importInput);

        Set<Long> kept =
                refusals.stream().flatMap(refusedFile -> refusedFile.keptArticleId().stream()).collect(Collectors.toSet());
        Set<Long> withoutFile = articleIds(importInput.missingFiles().stream());
        if (importInput.ahead().isEmpty() && !files.hasAny()) {
            withoutFile.addAll(knownArticles.withoutSourceFile());
        }
        withoutFile.removeAll(kept);
        List<Manuscript> manuscripts = accepted.stream().map(AcceptedFile::manuscript).toList();
        Map<String, KnownArticle> known =
                new ArticleMatcher(knownArticles, bodies(importInput.staged()), unchanged, kept, withoutFile)
                        .match(manuscripts);

        known.values().forEach(article -> withoutFile.remove(article.id()));
        displaced(importInput, accepted, known, kept).forEach(withoutFile::add);
        Presentation presentation =
                new Presentation(described, profiles.existingAmong(missing), arranged, frontPageArranger.unfilled());
        return new ImportPlan(
                accepted, presentation, refusals, touched, missing, known, knownArticles.byId(withoutFile), problems);
    }

    private ArticleMatcher.Bodies bodies(Staged staged) {
        return new ArticleMatcher.Bodies(
                manuscript -> staged.text(manuscript).blank(), manuscript -> texts.markdown(staged.text(manuscript).id()));
    }

    /** Whether a refused file is unchanged and its article not live, so that there is nothing to do. */
    private boolean isUnchangedRefusal(LoadedFile loadedFile, ReadResult readResult, ImportInput importInput) {
        SourceFile before = importInput.knownFiles().get(loadedFile.source().path());
        return before != null
                && readResult.isRefused()
                && before.equals(loader.toSourceFile(loadedFile, before.articleId(), true))
                && knownArticles.byId(before.articleId().stream().toList()).stream().noneMatch(KnownArticle::live);
    }

    /** Whether an article's file exists and did not change. */
    private static Predicate<KnownArticle> unchanged(ImportInput importInput, List<AcceptedFile> accepted,
            List<LoadedFile> refused) {
        Set<String> changed = new HashSet<>();
        importInput.missingFiles().forEach(file -> changed.add(file.path()));
        accepted.forEach(acceptedFile -> changed.add(acceptedFile.manuscript().path()));
        refused.forEach(loadedFile -> changed.add(loadedFile.source().path()));
        return knownArticle -> knownArticle.file().source().filter(file -> !changed.contains(file)).isPresent();
    }

    /** Articles whose changed file was matched to another article, so that they have no file now. */
    private static Set<Long> displaced(
            ImportInput importInput, List<AcceptedFile> accepted, Map<String, KnownArticle> known, Set<Long> kept) {
        Set<Long> displaced = articleIds(accepted.stream()
                .flatMap(acceptedFile -> Optional.ofNullable(importInput.knownFiles().get(acceptedFile.manuscript().path()))
                        .stream()));
        known.values().forEach(article -> displaced.remove(article.id()));
        displaced.removeAll(kept);
        return displaced;
    }

    /** Refuses duplicate ids. The file that already had the id keeps it, else the first file by path. */
    private void refuseDuplicateIds(
            List<AcceptedFile> accepted, List<LoadedFile> refused, Predicate<KnownArticle> unchanged, List<Problem> problems) {
        Map<String, String> holders = new HashMap<>();
        Set<String> given = accepted.stream()
                .flatMap(acceptedFile -> acceptedFile.manuscript().identity().id().stream())
                .collect(Collectors.toSet());
        knownArticles.byIdentity(given).stream()
                .filter(unchanged)
                .forEach(knownArticle -> holders.put(knownArticle.identity(), knownArticle.path()));
        DuplicateIdCheck ids = new DuplicateIdCheck(holders);
        for (AcceptedFile acceptedFile : List.copyOf(accepted)) {
            ids.check(acceptedFile.manuscript()).ifPresent(problem -> {
                accepted.remove(acceptedFile);
                refused.add(acceptedFile.file());
                problems.add(problem);
            });
        }
    }

    /** Finds the articles that refused files keep online. A file moved and broken at once is matched by its body. */
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
