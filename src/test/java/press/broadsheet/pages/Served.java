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
import press.broadsheet.edge.TestPages;

/**
 * Tests that ask the whole site over real HTTP, with {@link Press} to fill it and {@link Site} to ask it. They share it, so
 * they run one class after the other.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.SAME_THREAD)
@SpringBootTest(classes = {Broadsheet.class, Press.Installed.class, Site.Installed.class,
        TestPages.class}, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
                "broadsheet.command=none",
                "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1",
                "broadsheet.publication.description=News of industry, policy and intellectual property",
                "broadsheet.publication.base-url=https://news.example.org"
        })
public @interface Served {}
