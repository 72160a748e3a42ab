package press.broadsheet.pages.files;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.WithRunningSite;

import static org.assertj.core.api.Assertions.assertThat;

@WithRunningSite
@DirtiesContext
class DatabaseDownTests {

    @Autowired
    private HikariDataSource database;

    @Autowired
    private Assets assets;

    @Autowired
    private SiteClient siteClient;

    @Test
    void errorPageIsStyledWithoutTheDatabase() {
        database.close();

        HttpResponse<String> page = siteClient.get("/archive/1848"); // not cached

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body())
                .contains("Something went wrong on our side", "content=\"noindex\"", assets.address("broadsheet.css"))
                .doesNotContain("Hikari", "Exception");
        assertThat(siteClient.get(assets.address("broadsheet.css")).statusCode()).isEqualTo(200);
    }
}
