package press.broadsheet.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;

/** How somebody looks at a page: the window in CSS pixels, the colour scheme, on paper or on a screen, with or without scripts. */
public record Look(int width, int height, boolean dark, boolean printed, boolean scripts) {

    public static Look light(int width, int height) {
        return new Look(width, height, false, false, true);
    }

    public static Look dark(int width, int height) {
        return new Look(width, height, true, false, true);
    }

    /** As {@code @media print} asks for, in a window as wide as the page box. */
    public static Look print(int width, int height) {
        return new Look(width, height, false, true, true);
    }

    public Look withoutScripts() {
        return new Look(width, height, dark, printed, false);
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setJavaScriptEnabled(scripts);
    }

    Media media() {
        return printed ? Media.PRINT : Media.SCREEN;
    }
}
