package press.broadsheet.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import press.broadsheet.archive.ArticleStore;
import press.broadsheet.archive.Known;
import press.broadsheet.archive.KnownArticles;
import press.broadsheet.archive.Namings;
import press.broadsheet.importer.Darkroom.Developed;
import press.broadsheet.importer.Importer.Proofs;
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

    /**
     * To be called once everything is in its place, and before the edition as of that moment is opened.
     *
     * @param written the articles' ids, by path
     */
    List<Problem> judge(Plan plan, Map<String, Long> written, Proofs proofs, Developed developed, Instant asOf) {
        Map<String, Long> articles = new HashMap<>(proofs.brought().articles());
        articles.putAll(written);
        List<Problem> problems = new ArrayList<>(new Twins(store).of(articles.values(), articles.keySet()));
        Timing timing = new Timing(asOf, publication);
        plan.manuscripts().forEach(manuscript -> problems.addAll(timing.slips(manuscript)));
        problems.addAll(links(plan, articles, proofs, asOf));
        MissingPictures missing = new MissingPictures(proofs.look());
        problems.addAll(missing.among(namings.unshown(articles.values(), developed.paths())));
        return problems;
    }

    private List<Problem> links(Plan plan, Map<String, Long> articles, Proofs proofs, Instant asOf) {
        DeadLinks dead = new DeadLinks(proofs.look(), archive::body);
        Map<String, List<Link>> links = new TreeMap<>(proofs.brought().links());
        links.putAll(DeadLinks.standingIn(plan.manuscripts()));
        List<Problem> problems = new ArrayList<>(links(dead, links, articles, asOf));
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
