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
 * Assigns each article to one place on the front page: the lead, a column of the newest, and the list below, which starts with
 * the editor's slots. A slot without a valid article gets the newest article that is left.
 *
 * <p>The front page is also the first page of the listing of all articles. It shows all articles of that page, chosen or not, and
 * its link to older articles continues after the last of them; so paging shows every article once in its place. An older article
 * that the editor chose is shown on the front page in addition.
 */
record FrontPageComposition(Optional<ArticleSummary> lead, List<ArticleSummary> latest, List<ArticleSummary> more) {

    private static final int LATEST_SIZE = 5;

    /**
     * @param newest the first page of the listing
     * @param slots the number of slots after the lead
     */
    static FrontPageComposition of(List<ArticleSummary> newest, List<FilledSlot> chosen, int slots) {
        Map<Integer, ArticleSummary> bySlot =
                chosen.stream().collect(Collectors.toMap(FilledSlot::position, FilledSlot::article));
        Set<Slug> taken = bySlot.values().stream().map(ArticleSummary::slug).collect(Collectors.toSet());
        Deque<ArticleSummary> remaining =
                new ArrayDeque<>(newest.stream().filter(article -> !taken.contains(article.slug())).toList());
        Function<Integer, Optional<ArticleSummary>> nextFor = position -> Optional.ofNullable(bySlot.get(position))
                .or(() -> Optional.ofNullable(remaining.poll()));
        Optional<ArticleSummary> lead = nextFor.apply(0);
        List<ArticleSummary> latest = new ArrayList<>();
        while (latest.size() < LATEST_SIZE && !remaining.isEmpty()) {
            latest.add(remaining.remove());
        }
        List<ArticleSummary> belowColumn = new ArrayList<>(
                IntStream.rangeClosed(1, slots).boxed().flatMap(position -> nextFor.apply(position).stream()).toList());
        belowColumn.addAll(remaining);
        return latest.isEmpty()
                ? new FrontPageComposition(lead, latestOf(belowColumn), moreOf(belowColumn))
                : new FrontPageComposition(lead, latest, belowColumn);
    }

    boolean isSingleArticle() {
        return lead.isPresent() && latest.isEmpty();
    }

    /** If the editor chose all articles, the chosen ones fill the column. */
    private static List<ArticleSummary> latestOf(List<ArticleSummary> belowColumn) {
        return belowColumn.stream().limit(LATEST_SIZE).toList();
    }

    private static List<ArticleSummary> moreOf(List<ArticleSummary> belowColumn) {
        return belowColumn.stream().skip(LATEST_SIZE).toList();
    }
}
