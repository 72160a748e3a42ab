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
import press.broadsheet.archive.FrontSlots.Chosen;
import press.broadsheet.publication.Headline;
import press.broadsheet.publication.Slug;

/**
 * Which story stands where on the front page, and none of them twice: the lead, a column of the newest, and the river,
 * which begins with the editor's slots. A slot that does not count gets the newest story that is left.
 *
 * <p>The front page is also the first page of the listing of all stories. Every one of that page's stories stands on it,
 * chosen or not, and its older link goes on behind the last of them; so a walk shows every story at its place once. A story
 * that was chosen and is older than these stands on the front page besides.
 */
record Makeup(Optional<Headline> lead, List<Headline> latest, List<Headline> river) {

    private static final int LATEST = 5;

    /**
     * @param newest the first page of the listing
     * @param slots how many of them follow the lead
     */
    static Makeup of(List<Headline> newest, List<Chosen> chosen, int slots) {
        Map<Integer, Headline> byHand = chosen.stream().collect(Collectors.toMap(Chosen::position, Chosen::story));
        Set<Slug> taken = byHand.values().stream().map(Headline::slug).collect(Collectors.toSet());
        Deque<Headline> rest = new ArrayDeque<>(newest.stream().filter(story -> !taken.contains(story.slug())).toList());
        Function<Integer, Optional<Headline>> at = position -> Optional.ofNullable(byHand.get(position))
                .or(() -> Optional.ofNullable(rest.poll()));
        Optional<Headline> lead = at.apply(0);
        List<Headline> latest = new ArrayList<>();
        while (latest.size() < LATEST && !rest.isEmpty()) {
            latest.add(rest.remove());
        }
        List<Headline> river = new ArrayList<>(
                IntStream.rangeClosed(1, slots).boxed().flatMap(position -> at.apply(position).stream()).toList());
        river.addAll(rest);
        return latest.isEmpty() ? new Makeup(lead, first(river), others(river)) : new Makeup(lead, latest, river);
    }

    boolean isOneStory() {
        return lead.isPresent() && latest.isEmpty();
    }

    /** In a paper so small that the editor chose all of it, what was chosen fills the column. */
    private static List<Headline> first(List<Headline> river) {
        return river.stream().limit(LATEST).toList();
    }

    private static List<Headline> others(List<Headline> river) {
        return river.stream().skip(LATEST).toList();
    }
}
