package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.ArticleStore;
import press.broadsheet.archive.ArticleStore.Stage;
import press.broadsheet.archive.Counts;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Indexes;
import press.broadsheet.archive.KnownArticles;
import press.broadsheet.archive.SourceFiles;
import press.broadsheet.archive.SourceFiles.SourceFile;
import press.broadsheet.archive.StagedTexts.StagedText;
import press.broadsheet.importer.ArticleWriter.Settled;
import press.broadsheet.importer.CopyDesk.Copy;
import press.broadsheet.importer.SourceFolder.Entry;
import press.broadsheet.importer.Staging.Staged;
import press.broadsheet.manuscript.Manuscript;
import press.broadsheet.manuscript.ManuscriptReader;
import press.broadsheet.manuscript.Problem;
import press.broadsheet.publication.Publication;

/**
 * Writes the articles of a new paper as they are staged, so that not even what is left of a manuscript without its text has to
 * be held until all are read. What another file may have a say in is left to the plan of the rest, which opens the first
 * edition: drafts, which ask for an address after all others; former addresses of our own form; ids that are given twice, or
 * may be another file's path; whatever is no article, or refused.
 *
 * <p>Cut off, it goes on behind its last portion when it is begun again.
 */
@Component
class FirstPortions {

    private final Staging staging;
    private final ArticleWriter writer;
    private final ArticleStore store;
    private final KnownArticles archive;
    private final SourceFiles files;
    private final CopyDesk desk;
    private final Editions editions;
    private final Indexes indexes;
    private final Refusals refusals;
    private final Publication publication;

    FirstPortions(
            Staging staging, ArticleWriter writer, ArticleStore store, KnownArticles archive, SourceFiles files,
            CopyDesk desk, Editions editions, Indexes indexes, Refusals refusals, Publication publication) {
        this.staging = staging;
        this.writer = writer;
        this.store = store;
        this.archive = archive;
        this.files = files;
        this.desk = desk;
        this.editions = editions;
        this.indexes = indexes;
        this.refusals = refusals;
        this.publication = publication;
    }

    /**
     * What came of a new paper's files.
     *
     * @param rest those that are left to the plan
     */
    record Taken(Written written, Staged rest) {}

    /** What was handed out or counted for a first edition that was cut off, no reader has seen; the one to come does it again. */
    void recover() {
        if (editions.current().isPresent()) {
            return;
        }
        indexes.make();
        editions.writing(() -> {
            store.takeBack();
            return store;
        });
    }

    /** Whether there is no reader yet, and no article that one of so many files may turn out to be. */
    boolean isFor(List<Entry> entries) {
        return entries.size() > Staging.PORTION && editions.current().isEmpty() && archive.unread().isEmpty();
    }

    /** Takes in what it can of those files; what {@code before} knows is left. */
    Taken take(List<Entry> entries, Map<String, SourceFile> before) {
        return indexes.without(() -> {
            Portions portions = new Portions(before.keySet());
            staging.each(entries, before, portions::take);
            return portions.taken();
        });
    }

    private final class Portions {

        private final Instant asOf = editions.nextAsOf();
        private final Timing timing = new Timing(asOf, publication);
        private final Counts counts = new Counts();
        private final Set<String> known;
        private final Set<String> identities = new HashSet<>();
        private final Map<String, Long> articles = new HashMap<>();
        private final Map<String, List<Manuscript.Link>> links = new HashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<Copy> rest = new ArrayList<>();
        private final Map<String, StagedText> texts = new HashMap<>();

        Portions(Set<String> known) {
            this.known = known;
        }

        Taken taken() {
            return new Taken(
                    new Written(asOf, articles, articles.size(), links, problems, counts), new Staged(rest, texts));
        }

        void take(Staged portion) {
            Map<String, Copy> ordinary = new LinkedHashMap<>();
            for (Copy copy : portion.copies()) {
                copy.manuscript()
                        .filter(manuscript -> isOrdinary(manuscript, copy.isRefused()))
                        .ifPresentOrElse(manuscript -> ordinary.put(manuscript.path(), copy), () -> leave(copy, portion));
            }
            for (;;) {
                try {
                    write(ordinary, portion);
                    return;
                } catch (Refusals.Found found) {
                    refusals.problems(found.files()).forEach((path, problem) -> Optional.ofNullable(ordinary.remove(path))
                            .ifPresent(copy -> leave(copy.refused(problem), portion)));
                }
            }
        }

        private void leave(Copy copy, Staged portion) {
            rest.add(copy);
            Optional.ofNullable(portion.texts().get(copy.entry().path()))
                    .ifPresent(text -> texts.put(copy.entry().path(), text));
        }

        /** In one transaction; it is undone where the archive refuses some of them. */
        private void write(Map<String, Copy> ordinary, Staged portion) {
            List<Manuscript> manuscripts = ordinary.values().stream().flatMap(copy -> copy.manuscript().stream()).toList();
            Settled settled = writer.settle(manuscripts, Map.of());
            Map<String, Long> ids = editions.writing(() -> {
                ArticleWriter.Batch batch = writer.place(settled.placements(), portion.texts(), asOf, Stage.FIRST_PORTION);
                Refusals.demand(batch.refused());
                files.put(ordinary.values().stream()
                        .map(copy -> desk.noted(copy, Optional.ofNullable(batch.ids().get(copy.entry().path())), false))
                        .toList());
                counts.add(batch.counts());
                return batch.ids();
            });
            articles.putAll(ids);
            ordinary.values().forEach(copy -> problems.addAll(copy.reading().orElseThrow().problems()));
            problems.addAll(settled.problems());
            manuscripts.forEach(manuscript -> problems.addAll(timing.slips(manuscript)));
            links.putAll(DeadLinks.standingIn(manuscripts));
        }

        private boolean isOrdinary(Manuscript manuscript, boolean refused) {
            return !refused
                    && !known.contains(manuscript.path())
                    && !manuscript.draft()
                    && manuscript.aliases().stream().noneMatch(alias -> alias.address().contains("/articles/"))
                    && manuscript.id().map(id -> !ManuscriptReader.isManuscript(id) && identities.add(id)).orElse(true);
        }
    }
}
