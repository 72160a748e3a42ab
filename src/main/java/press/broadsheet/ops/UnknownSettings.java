package press.broadsheet.ops;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;

/**
 * Warns of unknown settings {@code broadsheet.…} from any source, and suggests the most similar setting. They do not fail the
 * start, so that a setting removed in a later version does not keep the site offline.
 */
@Component
class UnknownSettings implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(UnknownSettings.class);

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("broadsheet");

    private final ConfigurableEnvironment environment;

    UnknownSettings(ConfigurableEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public void afterPropertiesSet() {
        warnings().forEach(log::warn);
    }

    List<String> warnings() {
        List<ConfigurationPropertyName> ours = StreamSupport
                .stream(ConfigurationPropertySources.get(environment).spliterator(), false)
                .flatMap(
                        source -> source instanceof IterableConfigurationPropertySource listed ? listed.stream() : Stream.empty())
                .filter(OURS::isAncestorOf)
                .distinct()
                .toList();
        if (ours.isEmpty()) {
            return List.of();
        }
        ConfigurationMetadata known = ConfigurationMetadata.load();
        return ours.stream().filter(name -> !known.contains(name)).map(name -> warning(name, known)).sorted().toList();
    }

    private static String warning(ConfigurationPropertyName name, ConfigurationMetadata known) {
        return "Unknown setting " + name + " is ignored. " + known.nearest(name.toString())
                .map(near -> "Perhaps " + near + " is meant (" + environmentVariable(near) + " in the environment).")
                .orElse("See src/docs/reference.md for all settings.");
    }

    /** Spring's relaxed binding: dots become underscores, dashes are removed. */
    private static String environmentVariable(String name) {
        return name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
