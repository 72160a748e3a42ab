package press.broadsheet.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import press.broadsheet.TrialCount;

/** How somebody looks at a page: the window in CSS pixels, the colour scheme, on paper or on a screen, with or without scripts. */
public record DisplaySettings(int width, int height, boolean dark, boolean printed, boolean scripts) {

    /** In what every page is judged: a telephone in light and a desk in dark; under {@code -Pfull} at all sizes in both. */
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

    /** As {@code @media print} asks for, in a window as wide as the page box. */
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
