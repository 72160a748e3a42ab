package press.broadsheet.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import press.broadsheet.TrialCount;

/** How a page is displayed: the viewport in CSS pixels, the colour scheme, print or screen, with or without scripts. */
public record DisplaySettings(int width, int height, boolean dark, boolean printed, boolean scripts) {

    /**
     * The settings in which every page is checked: a phone in light and a desktop in dark mode; all sizes in both under {@code
     * -Pfull}.
     */
    public static List<DisplaySettings> all() {
        return TrialCount.isFullRun()
                ? IntStream.of(320, 360, 768, 1024, 1280, 1920, 2560).boxed()
                        .flatMap(width -> Stream.of(light(width, 900), dark(width, 900))).toList()
                : List.of(light(360, 900), dark(1280, 900));
    }

    public static DisplaySettings light(int width, int height) {
        return new DisplaySettings(width, height, false, false, true);
    }

    public static DisplaySettings dark(int width, int height) {
        return new DisplaySettings(width, height, true, false, true);
    }

    /** Print media, in a viewport as wide as the page box. */
    public static DisplaySettings print(int width, int height) {
        return new DisplaySettings(width, height, false, true, true);
    }

    public DisplaySettings withoutScripts() {
        return new DisplaySettings(width, height, dark, printed, false);
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setJavaScriptEnabled(scripts);
    }

    ColorScheme scheme() {
        return dark ? ColorScheme.DARK : ColorScheme.LIGHT;
    }

    Media media() {
        return printed ? Media.PRINT : Media.SCREEN;
    }
}
