package press.broadsheet.archive.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection pool, the supervisor that reopens its database, and the schema migration. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    DatabaseSupervisor database(DataSourceProperties settings) {
        String url = settings.determineUrl();
        if (!url.startsWith("jdbc:") || DatabaseDriver.fromJdbcUrl(url) == DatabaseDriver.UNKNOWN) {
            throw new InvalidConfigurationPropertyValueException(
                    "spring.datasource.url", url,
                    "this is not a known JDBC URL; an H2 file is jdbc:h2:file:/var/lib/broadsheet/broadsheet");
        }
        return new DatabaseSupervisor(
                new DatabaseUrl(settings.determineUrl()),
                Objects.requireNonNullElse(settings.determineUsername(), ""),
                Objects.requireNonNullElse(settings.determinePassword(), ""));
    }

    /** A database other than H2 gets a plain pool. */
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(DataSourceProperties settings, DatabaseSupervisor databaseSupervisor) {
        if (!new DatabaseUrl(settings.determineUrl()).isH2()) {
            return settings.initializeDataSourceBuilder().type(HikariDataSource.class).build();
        }
        HikariDataSource pool = new ReopenAwareDataSource(databaseSupervisor);
        databaseSupervisor.attach(pool);
        return pool;
    }

    /**
     * Waits while the database is being reopened, and gives out no connection to the old instance: the pool may have added one just
     * before, and does not test connections as young as that.
     */
    private static final class ReopenAwareDataSource extends HikariDataSource {

        private static final int VALIDATION_SECONDS = 1;

        private final DatabaseSupervisor databaseSupervisor;

        ReopenAwareDataSource(DatabaseSupervisor databaseSupervisor) {
            this.databaseSupervisor = databaseSupervisor;
        }

        @Override
        public Connection getConnection() throws SQLException {
            databaseSupervisor.awaitReopen();
            Connection connection = super.getConnection();
            for (int closed = 0; closed < getMaximumPoolSize() && !connection.isValid(VALIDATION_SECONDS); closed++) {
                evictConnection(connection);
                connection = super.getConnection();
            }
            return connection;
        }
    }

    /** Migrates if the database can be written. If not, starts only with a current schema, and migrates once it is writable. */
    @Bean
    FlywayMigrationStrategy migration(DatabaseSupervisor databaseSupervisor, EditionConsistencyCheck check) {
        return flyway -> {
            boolean migrated = databaseSupervisor.isWritable();
            if (migrated) {
                flyway.migrate();
            } else {
                requireSchema(flyway, databaseSupervisor);
            }
            check.run();
            databaseSupervisor.afterReopen(() -> {
                if (!migrated) {
                    flyway.migrate();
                }
                check.run();
            });
            databaseSupervisor.startMonitoring();
        };
    }

    private static void requireSchema(Flyway flyway, DatabaseSupervisor databaseSupervisor) {
        if (flyway.info().pending().length > 0) {
            throw new UnwritableDatabaseException(
                    "The database's schema cannot be updated to this version",
                    new IOException(databaseSupervisor.unwritableReason().orElse("")));
        }
    }
}
