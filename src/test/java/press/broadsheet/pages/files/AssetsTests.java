package press.broadsheet.pages.files;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
class AssetsTests {

    @Autowired
    private Assets assets;

    @Autowired
    private SiteClient siteClient;

    @Test
    void everyFileHasAnAddressWithItsHash() {
        assertThat(assets.address("broadsheet.css")).matches("/assets/broadsheet-[0-9a-f]{16}\\.css");

        HttpResponse<String> stylesheet = siteClient.get(assets.address("broadsheet.css"));

        assertThat(stylesheet.headers().firstValue("Cache-Control")).contains("max-age=31536000, public, immutable");
        assertThat(stylesheet.headers().firstValue("Content-Type")).contains("text/css;charset=UTF-8");
        assertThat(stylesheet.headers().firstValue("Content-Disposition")).isEmpty();
    }

    @Test
    void stylesheetReferencesFontsByTheirHashedAddresses() {
        Matcher font = Pattern.compile("url\\(([^)]+)\\)").matcher(siteClient.get(assets.address("broadsheet.css")).body());
        int fonts = 0;
        while (font.find()) {
            HttpResponse<String> response = siteClient.get(font.group(1));
            assertThat(response.statusCode()).as(font.group(1)).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).contains("font/woff2");
            fonts++;
        }
        assertThat(fonts).isEqualTo(5);
    }

    @Test
    void addressWithoutTheHashIsNotFound() {
        assertThat(siteClient.get("/assets/broadsheet.css").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/broadsheet.css").statusCode()).isEqualTo(404);
        assertThat(siteClient.get("/assets/../application.yaml").statusCode()).isNotEqualTo(200);
    }

    @Test
    void iconsAreServedUnderWellKnownNames() {
        for (String icon : new String[]{"/favicon.ico", "/apple-touch-icon.png"}) {
            HttpResponse<String> response = siteClient.get(icon);
            assertThat(response.statusCode()).as(icon).isEqualTo(200);

            String etag = response.headers().firstValue("ETag").orElseThrow();
            assertThat(siteClient.get(icon, "If-None-Match", etag).statusCode()).as(icon).isEqualTo(304);
        }
    }
}
