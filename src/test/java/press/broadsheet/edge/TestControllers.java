package press.broadsheet.edge;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import press.broadsheet.edge.cache.PageCacheFilterTests;
import press.broadsheet.edge.server.PollerResponderTests;

/** The pages that edge tests add to the site: on all tests' sites, so that the site is not started for each of them. */
@TestConfiguration
@Import({ResponseHeadersTests.Failing.class, OverloadTests.BlockingPages.class, PageCacheFilterTests.SlowPages.class,
        PollerResponderTests.Large.class})
public class TestControllers {}
