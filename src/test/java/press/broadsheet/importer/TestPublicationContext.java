package press.broadsheet.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.support.TransactionOperations;
import press.broadsheet.Broadsheet;

/**
 * The application context shared by consecutive {@link TestPublication}s. Starting it takes seconds, so it is started once:
 * closing destroys Broadsheet's own beans, the settings and all database beans, and opening creates them again, as a start
 * does. Spring's own beans remain. A new database is a copy of a migrated one.
 */
final class TestPublicationContext {

    private static final Deque<TestPublicationContext> IDLE = new ConcurrentLinkedDeque<>();

    private static final List<Class<?>> DATABASE_BEAN_TYPES = List.of(DataSourceProperties.class, JdbcConnectionDetails.class,
            DataSource.class, Flyway.class, FlywayMigrationInitializer.class, JdbcOperations.class,
            NamedParameterJdbcOperations.class, JdbcClient.class, TransactionManager.class, TransactionOperations.class);

    private static Path template;

    private final Map<String, Object> settings = new HashMap<>();
    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final ConfigurableApplicationContext context;
    private final Collection<String> applicationBeans;
    private final Collection<String> resettableBeans;

    private TestPublicationContext() {
        settings.put("spring.datasource.url", "jdbc:h2:mem:" + UUID.randomUUID()); // read by metrics at the start
        context = new SpringApplicationBuilder(Broadsheet.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .initializers(fresh -> {
                    fresh.getEnvironment().getPropertySources().addFirst(new MapPropertySource("newsroom", settings));
                    ((GenericApplicationContext) fresh)
                            .registerBean(SettableClock.class, () -> clock, definition -> definition.setPrimary(true));
                })
                .run("--broadsheet.command=none", "--logging.level.root=ERROR", "--spring.datasource.hikari.minimum-idle=1");
        DefaultListableBeanFactory beans = beans();
        applicationBeans = Stream.of(beans.getBeanDefinitionNames()).filter(this::isApplicationBean).toList();
        Set<String> closed = new LinkedHashSet<>(applicationBeans);
        DATABASE_BEAN_TYPES.forEach(type -> closed.addAll(Arrays.asList(beans.getBeanNamesForType(type, true, false))));
        this.resettableBeans = closed;
        close();
    }

    private boolean isApplicationBean(String name) {
        Class<?> type = beans().getType(name, false);
        return type != null && type != SettableClock.class && type.getName().startsWith("press.broadsheet.");
    }

    private DefaultListableBeanFactory beans() {
        return (DefaultListableBeanFactory) context.getBeanFactory();
    }

    /** A context that is not in use; call open next. */
    static TestPublicationContext acquire() {
        TestPublicationContext idle = IDLE.poll();
        return idle == null ? new TestPublicationContext() : idle;
    }

    void release() {
        IDLE.push(this);
    }

    SettableClock clock() {
        return clock;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** @param chosen settings as {@code name=value}; a database set by the test is created at the start */
    void open(Path home, String... chosen) {
        Path database = home.resolve("data/archive");
        boolean elsewhere = Stream.of(chosen).anyMatch(setting -> setting.startsWith("spring.datasource.url="));
        try {
            if (!elsewhere) {
                copyTemplate(home.resolve("data/archive.mv.db"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openWith(database, Stream.concat(Stream.of("broadsheet.importer.folder=" + home.resolve("content")), Stream.of(chosen)));
    }

    private void openWith(Path database, Stream<String> chosen) {
        settings.put("spring.datasource.url", "jdbc:h2:file:" + database + ";WRITE_DELAY=0;MAX_COMPACT_TIME=0");
        chosen.map(setting -> setting.split("=", 2)).forEach(setting -> settings.put(setting[0], setting[1]));
        beans().getBean(FlywayMigrationInitializer.class);
        applicationBeans.forEach(beans()::getBean);
    }

    void close() {
        resettableBeans.forEach(beans()::destroySingleton);
        settings.clear();
    }

    private void copyTemplate(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        synchronized (TestPublicationContext.class) {
            if (template == null) {
                Path folder = Files.createTempDirectory("newsroom-template");
                openWith(folder.resolve("archive"), Stream.empty());
                close();
                template = folder.resolve("archive.mv.db");
            }
        }
        Files.createDirectories(file.getParent());
        Files.copy(template, file);
    }
}
