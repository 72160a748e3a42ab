package press.broadsheet.ops;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Defaults for a separate management port: if {@code management.server.port} is set, health details and metrics are exposed
 * there, on the loopback address only. Without it, the public port shows only the health status. Explicit settings override
 * these defaults.
 */
class ManagementPortDefaults implements EnvironmentPostProcessor {

    private static final Map<String, Object> DEFAULTS = Map.of(
            "management.server.address", "127.0.0.1",
            "management.endpoints.web.exposure.include", "health,metrics,prometheus",
            "management.endpoint.health.show-details", "always");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (ManagementPortType.get(environment) == ManagementPortType.DIFFERENT) {
            environment.getPropertySources().addLast(new MapPropertySource("management port", DEFAULTS));
        }
    }
}
