package press.broadsheet.ops;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class RenamedSettingsTests {

    @ParameterizedTest
    @CsvSource({
            "server.tomcat.connection-timeout, server.jetty.connection-idle-timeout",
            "server.tomcat.connectionTimeout, server.jetty.connection-idle-timeout",
            "server.tomcat.keep-alive-timeout, server.jetty.connection-idle-timeout",
            "server.tomcat.accesslog.enabled, server.jetty.accesslog.enabled",
            "server.tomcat.accesslog.pattern, server.jetty.accesslog.custom-format",
            "server.tomcat.accesslog.directory, server.jetty.accesslog.filename",
            "server.tomcat.basedir, server.jetty.accesslog.filename",
            "server.tomcat.threads.max, server.jetty.threads.max",
            "server.tomcat.max-connections, server.jetty.max-connections",
            "server.tomcat.remoteip.remote-ip-header, server.forward-headers-strategy"})
    void settingOfTheFormerServerIsNamedWithItsNewName(String former, String now) {
        assertThat(warnings(new MapPropertySource("file", Map.of(former, "1")))).singleElement().asString()
                .startsWith("The setting server.tomcat.").contains(" has no effect").endsWith("Write " + now + " instead.");
    }

    @Test
    void environmentVariablesCountToo() {
        assertThat(warnings(new SystemEnvironmentPropertySource("systemEnvironment",
                Map.of("SERVER_TOMCAT_ACCESSLOG_ENABLED", "true")))).singleElement().asString()
                .endsWith("Write server.jetty.accesslog.enabled instead.");
    }

    @Test
    void settingWithoutSuccessorIsToBeRemoved() {
        assertThat(warnings(new MapPropertySource("file", Map.of("server.tomcat.accept-count", "10"))))
                .containsExactly("The setting server.tomcat.accept-count has no effect: the server is Jetty now."
                        + " It has no successor; remove it.");
    }

    @Test
    void otherSettingsAreNobodysBusiness() {
        assertThat(warnings(new MapPropertySource("file",
                Map.of("server.port", "1", "server.jetty.threads.max", "2", "server.tomcats", "3")))).isEmpty();
    }

    private static List<String> warnings(MapPropertySource set) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().replace("systemEnvironment", set);
        environment.getPropertySources().addLast(set);
        ConfigurationPropertySources.attach(environment);
        return new RenamedSettings(environment).warnings();
    }
}
