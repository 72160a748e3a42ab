package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.ArticleStore;
import press.broadsheet.archive.Known;
import press.broadsheet.archive.KnownArticles;
import press.broadsheet.archive.Namings;
import press.broadsheet.importer.Darkroom.Developed;
import press.broadsheet.manuscript.Manuscript.Link;
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

    /** Once everything is in its place, and before the edition is opened. */
    List<Problem> judge(Plan plan, Written written, Look look, Developed developed) {
        Map<String, Long> articles = written.articles();
        List<Problem> problems = new ArrayList<>(new Twins(store).of(articles.values(), articles.keySet()));
        Timing timing = new Timing(written.asOf(), publication);
        plan.manuscripts().forEach(manuscript -> problems.addAll(timing.slips(manuscript)));
        problems.addAll(links(plan, written, look));
        MissingPictures missing = new MissingPictures(look);
        problems.addAll(missing.among(namings.unshown(articles.values(), developed.paths())));
        return problems;
    }

    private List<Problem> links(Plan plan, Written written, Look look) {
        DeadLinks dead = new DeadLinks(look, archive::body);
        Instant asOf = written.asOf();
        List<Problem> problems = new ArrayList<>(links(dead, written.links(), written.articles(), asOf));
        List<Long> gone = Stream.concat(plan.lost().stream(), plan.hidden(asOf).stream()).map(Known::id).toList();
        problems.addAll(DeadLinks.to(archive.linksTo(gone)));
        return problems;
    }

    private List<Problem> links(
            DeadLinks dead, Map<String, List<Link>> links, Map<String, Long> ids, Instant asOf) {
        List<Long> linking = links.keySet().stream().flatMap(path -> Optional.ofNullable(ids.get(path)).stream()).toList();
        Map<Long, Map<String, Boolean>> live = archive.linkTargets(linking, asOf);
        return links.entrySet().stream()
                .flatMap(from -> dead.in(
                        from.getKey(),
                        from.getValue(),
                        live.getOrDefault(ids.getOrDefault(from.getKey(), 0L), Map.of())).stream())
                .toList();
    }
}
