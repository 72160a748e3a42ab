package press.broadsheet.pages;

import java.util.List;
import press.broadsheet.archive.Labels.Borne;

/** A list of listings, each with the number of its stories. */
record Index(String name, List<Entry> entries) {

    /**
     * @param stories how many there are, as it is written
     * @param current {@code page} where the reader is there already, {@code true} where it narrows what is shown, else nothing
     */
    record Entry(String name, String address, String stories, String current) {}

    static Entry entry(Borne borne, Voice voice) {
        return new Entry(borne.label().name(), borne.label().address(), voice.number(borne.stories()), "");
    }
}
