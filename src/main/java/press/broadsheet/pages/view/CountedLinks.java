package press.broadsheet.pages.view;

import java.util.List;
import press.broadsheet.archive.reading.Labels.Borne;

/** A list of listings, each with the number of its stories. */
public record CountedLinks(String name, List<Entry> entries) {

    /**
     * @param stories how many there are, as it is written
     * @param current {@code page} where the reader is there already, {@code true} where it narrows what is shown, else nothing
     */
    public record Entry(String name, String address, String stories, String current) {}

    public static Entry entry(Borne borne, PageFormat pageFormat) {
        return new Entry(borne.label().name(), borne.label().address(), pageFormat.number(borne.stories()), "");
    }
}
