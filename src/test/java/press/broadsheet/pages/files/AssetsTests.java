package press.broadsheet.pages.files;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.pages.Served;
import press.broadsheet.pages.Site;

import static org.assertj.core.api.Assertions.assertThat;

@Served
class AssetsTests {

    @Autowired
    private Assets assets;

    @Autowired
    private Site site;

    @Test
    void everyFileStandsAtAnAddressThatNamesItsContent() {
        assertThat(assets.at("broadsheet.css")).matches("/assets/broadsheet-[0-9a-f]{16}\\.css");

        HttpResponse<String> stylesheet = site.get(assets.at("broadsheet.css"));

        assertThat(stylesheet.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        assertThat(stylesheet.headers().firstValue("Content-Type")).contains("text/css;charset=UTF-8");
        assertThat(stylesheet.headers().firstValue("Content-Disposition")).isEmpty();
    }

    @Test
    void stylesheetAsksForFontsWhereTheyStand() {
        Matcher font = Pattern.compile("url\\(([^)]+)\\)").matcher(site.get(assets.at("broadsheet.css")).body());
        int fonts = 0;
        while (font.find()) {
            HttpResponse<String> answer = site.get(font.group(1));
            assertThat(answer.statusCode()).as(font.group(1)).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("font/woff2");
            fonts++;
        }
        assertThat(fonts).isEqualTo(5);
    }

    @Test
    void addressWithoutTheContentsNameIsNotFound() {
        assertThat(site.get("/assets/broadsheet.css").statusCode()).isEqualTo(404);
        assertThat(site.get("/broadsheet.css").statusCode()).isEqualTo(404);
        assertThat(site.get("/assets/../application.yaml").statusCode()).isNotEqualTo(200);
    }

    @Test
    void iconsAnswerUnderTheNamesThatBrowsersGuess() {
        for (String icon : new String[]{"/favicon.ico", "/apple-touch-icon.png"}) {
            HttpResponse<String> answer = site.get(icon);
            assertThat(answer.statusCode()).as(icon).isEqualTo(200);

            String etag = answer.headers().firstValue("ETag").orElseThrow();
            assertThat(site.get(icon, "If-None-Match", etag).statusCode()).as(icon).isEqualTo(304);
        }
    }
}
