package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.ArticleStore;
import press.broadsheet.archive.Known;
import press.broadsheet.archive.KnownArticles;
import press.broadsheet.archive.Namings;
import press.broadsheet.archive.Parent;
import press.broadsheet.importer.Darkroom.Developed;
import press.broadsheet.importer.SourceFolder.Look;
import press.broadsheet.manuscript.Problem;
import press.broadsheet.publication.Publication;

/** Judges what an import wrote, as only who sees all of it can: its links, translations, dates and pictures. */
@Component
class Reviewer {

    private final KnownArticles archive;
    private final ArticleStore store;
    private final Namings namings;
    private final Publication publication;

    Reviewer(KnownArticles archive, ArticleStore store, Namings namings, Publication publication) {
        this.archive = archive;
        this.store = store;
        this.namings = namings;
        this.publication = publication;
    }

    /**
     * What was written.
     *
     * @param articles their ids, by path
     * @param pages their ids, by path
     */
    record Written(Map<String, Long> articles, Map<String, Long> pages) {}

    /** To be called once everything is in its place, and before the edition as of that moment is opened. */
    List<Problem> judge(Plan plan, Written written, Look look, Developed developed, Instant asOf) {
        List<Problem> problems = new ArrayList<>(new Twins(store).of(written.articles().values(), written.articles().keySet()));
        Timing timing = new Timing(asOf, publication);
        plan.manuscripts().forEach(manuscript -> problems.addAll(timing.slips(manuscript)));
        problems.addAll(links(plan, written, look, asOf));
        MissingPictures missing = new MissingPictures(look.files());
        problems.addAll(missing.among(
                namings.unshown(Parent.ARTICLE, written.articles().values(), developed.paths())));
        problems.addAll(missing.among(namings.unshown(Parent.PAGE, written.pages().values(), developed.paths())));
        return problems;
    }

    private List<Problem> links(Plan plan, Written written, Look look, Instant asOf) {
        DeadLinks dead = new DeadLinks(look.entries(), plan.manuscripts());
        List<Problem> problems = new ArrayList<>(dead.among(
                plan.manuscripts(),
                written.articles(),
                archive.linkTargets(Parent.ARTICLE, written.articles().values(), asOf)));
        problems.addAll(dead.among(
                plan.pages().manuscripts(),
                written.pages(),
                archive.linkTargets(Parent.PAGE, written.pages().values(), asOf)));
        List<Long> gone = Stream.concat(plan.lost().stream(), plan.hidden(asOf).stream()).map(Known::id).toList();
        problems.addAll(DeadLinks.to(archive.linksTo(gone)));
        return problems;
    }
}
