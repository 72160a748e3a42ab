package press.broadsheet.pages.view;

import java.util.List;
import press.broadsheet.archive.reading.Labels.LabelCount;

/** A list of listings, each with the number of its stories. */
public record CountedLinks(String name, List<Entry> entries) {

    /**
     * @param count how many there are, as it is written
     * @param current {@code page} where the reader is there already, {@code true} where it narrows what is shown, else nothing
     */
    public record Entry(String name, String address, String count, String current) {}

    public static Entry entry(LabelCount labelCount, Localizer localizer) {
        return new Entry(labelCount.label().name(), labelCount.label().address(), localizer.formatNumber(labelCount.articles()),
                "");
    }
}
