package press.broadsheet.edge;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/** The pages that tests of the edge add to the site: on every served site, so that it need not be started for each of them. */
@TestConfiguration
@Import({HeadersTests.Failing.class, PressureTests.Stuck.class, OneEditionTests.SlowPages.class, CounterTests.Large.class})
public class TestPages {}
