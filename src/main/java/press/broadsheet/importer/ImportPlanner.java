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
import press.broadsheet.importer.ImportPlan.Arrangement;
import press.broadsheet.importer.ImportPlan.Description;
import press.broadsheet.importer.ImportPlan.Presentation;
import press.broadsheet.importer.ImportPlan.Refusal;
import press.broadsheet.importer.ImportPlan.Story;
import press.broadsheet.importer.Importer.Proofs;
import press.broadsheet.importer.ManuscriptLoader.Copy;
import press.broadsheet.importer.ManuscriptStaging.Staged;
import press.broadsheet.manuscript.FrontPageLayout;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ReadResult;
import press.broadsheet.manuscript.text.Problem;
import press.broadsheet.publication.Profile;

/** Decides what an import is going to do: whose text each file is, what is refused, and what has lost its file. */
@Component
class ImportPlanner {

    private final KnownArticles archive;
    private final Profiles profiles;
    private final StagedTexts texts;
    private final SourceFiles files;
    private final FrontPageArranger frontPageArranger;
    private final ManuscriptLoader desk;

    ImportPlanner(
            KnownArticles archive, Profiles profiles, StagedTexts texts, SourceFiles files, FrontPageArranger frontPageArranger,
            ManuscriptLoader desk) {
        this.texts = texts;
        this.files = files;
        this.frontPageArranger = frontPageArranger;
        this.desk = desk;
        this.archive = archive;
        this.profiles = profiles;
    }

    ImportPlan plan(Proofs proofs) {
        List<Story> stories = new ArrayList<>();
        List<Description> described = new ArrayList<>();
        Optional<Arrangement> arranged = Optional.empty();
        List<Copy> refused = new ArrayList<>();
        List<Copy> touched = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(proofs.look().problems());
        for (Copy copy : proofs.staged().copies()) {
            copy.reading().ifPresentOrElse(readResult -> problems.addAll(readResult.problems()), () -> touched.add(copy));
            switch (copy.reading().orElse(null)) {
                case ReadResult readResult when isHeldAsBefore(copy, readResult, proofs) -> refused.add(copy);
                case ReadResult.Accepted(Manuscript manuscript, List<Problem> warnings) ->
                    stories.add(new Story(copy, manuscript));
                case ReadResult.Described(String path, Optional<Profile> profile, List<Problem> warnings) ->
                    described.add(new Description(copy, profile));
                case ReadResult.Arranged(String path, FrontPageLayout layout, List<Problem> warnings) ->
                    arranged = Optional.of(new Arrangement(copy, layout));
                case ReadResult.Refused(String path, Optional<String> digest, List<Problem> errors) -> refused.add(copy);
                case null -> {}
            }
        }
        Predicate<KnownArticle> unchanged = unchanged(proofs, stories, refused);
        refuseSharedIds(stories, refused, unchanged, problems);
        List<String> missing = proofs.missing().stream().map(SourceFile::path).toList();
        List<Refusal> refusals = refusals(refused, proofs);

        Set<Long> kept = refusals.stream().flatMap(refusal -> refusal.keeps().stream()).collect(Collectors.toSet());
        Set<Long> vanished = articles(proofs.missing().stream());
        if (proofs.ahead().isEmpty() && !files.any()) {
            vanished.addAll(archive.unread());
        }
        vanished.removeAll(kept);
        List<Manuscript> manuscripts = stories.stream().map(Story::manuscript).toList();
        Map<String, KnownArticle> known = new ArticleMatcher(archive, words(proofs.staged()), unchanged, kept, vanished)
                .match(manuscripts);

        known.values().forEach(article -> vanished.remove(article.id()));
        displaced(proofs, stories, known, kept).forEach(vanished::add);
        Presentation presentation =
                new Presentation(described, profiles.among(missing), arranged, frontPageArranger.unfilled());
        return new ImportPlan(
                stories, presentation, refusals, touched, missing, known, archive.byId(vanished), problems);
    }

    private ArticleMatcher.Words words(Staged staged) {
        return new ArticleMatcher.Words(
                manuscript -> staged.text(manuscript).blank(), manuscript -> texts.markdown(staged.text(manuscript).id()));
    }

    /** Whether a refused file is the same still and no reader sees it, so that there is nothing to do about it. */
    private boolean isHeldAsBefore(Copy copy, ReadResult readResult, Proofs proofs) {
        SourceFile before = proofs.before().get(copy.entry().path());
        return before != null
                && readResult.isRefused()
                && before.equals(desk.noted(copy, before.article(), true))
                && archive.byId(before.article().stream().toList()).stream().noneMatch(KnownArticle::live);
    }

    /** Whether an article's own file is there and did not change. */
    private static Predicate<KnownArticle> unchanged(Proofs proofs, List<Story> stories, List<Copy> refused) {
        Set<String> inHand = new HashSet<>();
        proofs.missing().forEach(file -> inHand.add(file.path()));
        stories.forEach(story -> inHand.add(story.manuscript().path()));
        refused.forEach(copy -> inHand.add(copy.entry().path()));
        return knownArticle -> knownArticle.file().filter(file -> !inHand.contains(file)).isPresent();
    }

    /** The articles of changed files whose text has become somebody else, and which stand in no file now. */
    private static Set<Long> displaced(
            Proofs proofs, List<Story> stories, Map<String, KnownArticle> known, Set<Long> kept) {
        Set<Long> displaced = articles(stories.stream()
                .flatMap(story -> Optional.ofNullable(proofs.before().get(story.manuscript().path())).stream()));
        known.values().forEach(article -> displaced.remove(article.id()));
        displaced.removeAll(kept);
        return displaced;
    }

    /** An id is one article's: the first file by path keeps it, or the one that had it already. */
    private void refuseSharedIds(
            List<Story> stories, List<Copy> refused, Predicate<KnownArticle> unchanged, List<Problem> problems) {
        Map<String, String> holders = new HashMap<>();
        Set<String> given = stories.stream()
                .flatMap(story -> story.manuscript().id().stream())
                .collect(Collectors.toSet());
        archive.byIdentity(given).stream()
                .filter(unchanged)
                .forEach(knownArticle -> holders.put(knownArticle.identity(), knownArticle.path()));
        DuplicateIdCheck ids = new DuplicateIdCheck(holders);
        for (Story story : List.copyOf(stories)) {
            ids.in(story.manuscript()).ifPresent(problem -> {
                stories.remove(story);
                refused.add(story.copy());
                problems.add(problem);
            });
        }
    }

    /** A refused file keeps its article online; one that was moved and broken at once is still known by its text. */
    private List<Refusal> refusals(List<Copy> refused, Proofs proofs) {
        Set<Long> missing = articles(proofs.missing().stream());
        Set<String> digests = refused.stream().flatMap(copy -> copy.digest().stream()).collect(Collectors.toSet());
        Map<String, KnownArticle> moved = archive.byDigest(digests).stream()
                .filter(knownArticle -> missing.contains(knownArticle.id()))
                .collect(Collectors.toMap(KnownArticle::digest, knownArticle -> knownArticle, (first, second) -> first));
        Set<Long> kept = new HashSet<>();
        return refused.stream()
                .map(copy -> new Refusal(
                        copy,
                        Optional.ofNullable(proofs.before().get(copy.entry().path()))
                                .flatMap(SourceFile::article)
                                .or(() -> copy.digest().map(moved::get).map(KnownArticle::id))
                                .filter(kept::add)))
                .toList();
    }

    private static Set<Long> articles(Stream<SourceFile> files) {
        return files.flatMap(file -> file.article().stream()).collect(Collectors.toCollection(HashSet::new));
    }
}
