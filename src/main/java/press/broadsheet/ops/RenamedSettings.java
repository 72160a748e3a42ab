package press.broadsheet.ops;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/** Names each setting of the former server, Tomcat, that is still set and has no effect, with its new name. */
@Component
class RenamedSettings implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(RenamedSettings.class);

    private static final ConfigurationPropertyName FORMER = ConfigurationPropertyName.of("server.tomcat");

    /** What stood below {@code server.tomcat}, or what that began with, and where it stands now. */
    private static final Map<String, String> NEW_NAMES = Map.ofEntries(
            Map.entry("accesslog.enabled", "server.jetty.accesslog.enabled"),
            Map.entry("accesslog.pattern", "server.jetty.accesslog.custom-format"),
            Map.entry("accesslog.directory", "server.jetty.accesslog.filename"),
            Map.entry("accesslog.prefix", "server.jetty.accesslog.filename"),
            Map.entry("accesslog.suffix", "server.jetty.accesslog.filename"),
            Map.entry("accesslog.file-date-format", "server.jetty.accesslog.file-date-format"),
            Map.entry("accesslog.max-days", "server.jetty.accesslog.retention-period"),
            Map.entry("basedir", "server.jetty.accesslog.filename"),
            Map.entry("connection-timeout", "server.jetty.connection-idle-timeout"),
            Map.entry("keep-alive-timeout", "server.jetty.connection-idle-timeout"),
            Map.entry("max-connections", "server.jetty.max-connections"),
            Map.entry("max-http-response-header-size", "server.jetty.max-http-response-header-size"),
            Map.entry("remoteip", "server.forward-headers-strategy"),
            Map.entry("threads.max", "server.jetty.threads.max"),
            Map.entry("threads.min-spare", "server.jetty.threads.min"));

    private final ConfigurableEnvironment environment;

    RenamedSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() {
        warnings().forEach(log::warn);
    }

    List<String> warnings() {
        return StreamSupport.stream(ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast)
                .flatMap(IterableConfigurationPropertySource::stream)
                .filter(FORMER::isAncestorOf)
                .distinct()
                .map(RenamedSettings::warning)
                .sorted()
                .toList();
    }

    private static String warning(ConfigurationPropertyName former) {
        return "The setting " + former + " has no effect: the server is Jetty now. " + newName(former)
                .map(name -> "Write " + name + " instead.")
                .orElse("It has no successor; remove it.");
    }

    /** Environment variables do not tell where a word ends: {@code SERVER_TOMCAT_KEEPALIVETIMEOUT}. */
    private static Optional<String> newName(ConfigurationPropertyName former) {
        return NEW_NAMES.entrySet().stream()
                .filter(known -> {
                    ConfigurationPropertyName name = FORMER.append(known.getKey());
                    return name.equals(former) || name.isAncestorOf(former);
                })
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
