package press.broadsheet.edge;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import press.broadsheet.pages.SiteClient;
import press.broadsheet.pages.WithRunningSite;
import press.broadsheet.publication.ImageHosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

@WithRunningSite
@TestPropertySource(properties = "broadsheet.edge.image-hosts=IMG.example.org, cdn.example.org:8443")
class ImageHostsTests {

    @Test
    void policyAllowsTheseHostsForImagesOnly(@Autowired SiteClient siteClient) {
        String policy = siteClient.get("/").headers().firstValue("Content-Security-Policy").orElseThrow();

        assertThat(policy.split("; ")).contains(
                "default-src 'none'", "img-src 'self' cdn.example.org:8443 img.example.org", "media-src 'self'",
                "style-src 'self'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.example.org", "https://img.example.org", "img.example.org/a", "a b", "'unsafe-inline'", "a;b",
            ""})
    void invalidHostStopsTheStart(String host) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageHosts(List.of(host)))
                .withMessageContaining("broadsheet.edge.image-hosts");
    }
}
