package press.broadsheet.pages.files;

import com.zaxxer.hikari.HikariDataSource;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import press.broadsheet.pages.Served;
import press.broadsheet.pages.Site;

import static org.assertj.core.api.Assertions.assertThat;

@Served
@DirtiesContext
class WithoutDatabaseTests {

    @Autowired
    private HikariDataSource database;

    @Autowired
    private Assets assets;

    @Autowired
    private Site site;

    @Test
    void failureIsOursAndLooksLikeUs() {
        database.close();

        HttpResponse<String> page = site.get("/archive/1848"); // of which none is kept

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("Something went wrong on our side", "content=\"noindex\"", assets.at("broadsheet.css"))
                .doesNotContain("Hikari", "Exception");
        assertThat(site.get(assets.at("broadsheet.css")).statusCode()).isEqualTo(200);
    }
}
