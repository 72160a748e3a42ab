package press.broadsheet.pages.view;

import java.util.List;
import press.broadsheet.archive.reading.Labels.LabelCount;

/** Links to listings, each with its number of articles. */
public record CountedLinks(String name, List<Entry> entries) {

    /**
     * @param count the formatted number
     * @param current {@code page} for the current page, {@code true} for an active filter, else empty
     */
    public record Entry(String name, String address, String count, String current) {}

    public static Entry entry(LabelCount labelCount, Localizer localizer) {
        return new Entry(labelCount.label().name(), labelCount.label().address(), localizer.formatNumber(labelCount.articles()),
                "");
    }
}
