package press.broadsheet.pages;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import press.broadsheet.archive.reading.FrontPageSlots.FilledSlot;
import press.broadsheet.publication.ArticleSummary;
import press.broadsheet.publication.Slug;

/**
 * Which story stands where on the front page, and none of them twice: the lead, a column of the newest, and the river,
 * which begins with the editor's slots. A slot that does not count gets the newest story that is left.
 *
 * <p>The front page is also the first page of the listing of all stories. Every one of that page's stories stands on it,
 * chosen or not, and its older link goes on behind the last of them; so a walk shows every story at its place once. A story
 * that was chosen and is older than these stands on the front page besides.
 */
record FrontPageComposition(Optional<ArticleSummary> lead, List<ArticleSummary> latest, List<ArticleSummary> more) {

    private static final int LATEST_SIZE = 5;

    /**
     * @param newest the first page of the listing
     * @param slots how many of them follow the lead
     */
    static FrontPageComposition of(List<ArticleSummary> newest, List<FilledSlot> chosen, int slots) {
        Map<Integer, ArticleSummary> byHand =
                chosen.stream().collect(Collectors.toMap(FilledSlot::position, FilledSlot::article));
        Set<Slug> taken = byHand.values().stream().map(ArticleSummary::slug).collect(Collectors.toSet());
        Deque<ArticleSummary> rest = new ArrayDeque<>(newest.stream().filter(story -> !taken.contains(story.slug())).toList());
        Function<Integer, Optional<ArticleSummary>> at = position -> Optional.ofNullable(byHand.get(position))
                .or(() -> Optional.ofNullable(rest.poll()));
        Optional<ArticleSummary> lead = at.apply(0);
        List<ArticleSummary> latest = new ArrayList<>();
        while (latest.size() < LATEST_SIZE && !rest.isEmpty()) {
            latest.add(rest.remove());
        }
        List<ArticleSummary> river = new ArrayList<>(
                IntStream.rangeClosed(1, slots).boxed().flatMap(position -> at.apply(position).stream()).toList());
        river.addAll(rest);
        return latest.isEmpty()
                ? new FrontPageComposition(lead, latestOf(river), moreOf(river))
                : new FrontPageComposition(lead, latest, river);
    }

    boolean isSingleArticle() {
        return lead.isPresent() && latest.isEmpty();
    }

    /** In a paper so small that the editor chose all of it, what was chosen fills the column. */
    private static List<ArticleSummary> latestOf(List<ArticleSummary> river) {
        return river.stream().limit(LATEST_SIZE).toList();
    }

    private static List<ArticleSummary> moreOf(List<ArticleSummary> river) {
        return river.stream().skip(LATEST_SIZE).toList();
    }
}
