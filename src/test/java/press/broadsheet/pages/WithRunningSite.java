package press.broadsheet.pages;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import press.broadsheet.Broadsheet;
import press.broadsheet.edge.TestControllers;

/**
 * Runs tests against the whole site over HTTP, with {@link TestPublisher} to publish and {@link SiteClient} to send requests. All
 * share one site, so their classes run one after the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.SAME_THREAD)
@SpringBootTest(classes = {Broadsheet.class, TestPublisher.PublisherConfiguration.class, SiteClient.ClientConfiguration.class,
        TestControllers.class}, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
                "broadsheet.command=none",
                "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1",
                "broadsheet.publication.description=News of industry, policy and intellectual property",
                "broadsheet.publication.base-url=https://news.example.org"
        })
public @interface WithRunningSite {}
