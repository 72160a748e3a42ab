package press.broadsheet.pages;

import java.util.Optional;
import press.broadsheet.archive.Tombstone;

/** Says that a story was here and is not now, and as much of it as may be told. */
record GonePage(
        Head head,
        String heading,
        Optional<String> headline,
        Optional<Stamp> published,
        Optional<Stamp> expired,
        Optional<String> reason,
        Optional<Teaser> replacement,
        Offer offer) implements Sheet {

    static GonePage of(Tombstone tombstone, Offer offer, Voice voice) {
        String heading = voice.words().of(key(tombstone));
        return new GonePage(
                Head.ofNothing(voice.language(), voice.title(heading)),
                heading,
                tombstone.headline(),
                tombstone.published().map(voice.almanac()::day),
                tombstone.expired().map(voice.almanac()::day),
                tombstone.reason(),
                tombstone.replacement().map(voice::pointer),
                offer);
    }

    public boolean hasFacts() {
        return published.isPresent() || expired.isPresent() || reason.isPresent() || replacement.isPresent();
    }

    @Override
    public boolean hasSearch() {
        return true;
    }

    private static String key(Tombstone tombstone) {
        if (tombstone.expired().isPresent()) {
            return "gone.expired";
        }
        return tombstone.reason().isPresent() ? "gone.withdrawn" : "gone.silent";
    }
}
