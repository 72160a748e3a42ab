package press.broadsheet.ops;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/** Logs the content folder, URL and port as the first line. */
class StartupMessage implements ApplicationListener<ApplicationPreparedEvent> {

    private static final Logger log = LoggerFactory.getLogger("press.broadsheet.Broadsheet");

    @Override
    public void onApplicationEvent(ApplicationPreparedEvent prepared) {
        if (prepared.getSpringApplication().getWebApplicationType() != WebApplicationType.SERVLET
                || prepared.getApplicationContext().getParent() != null) { // a command, or the management port
            return;
        }
        ConfigurableEnvironment environment = prepared.getApplicationContext().getEnvironment();
        log.info(message(environment));
        warning(environment).ifPresent(log::warn);
    }

    static String message(ConfigurableEnvironment environment) {
        return "Serving the content folder "
                + Path.of(environment.getProperty("broadsheet.importer.folder", "seeds")).toAbsolutePath().normalize()
                + " at " + baseUrl(environment) + ", on port " + environment.getProperty("server.port", "8080");
    }

    /** A warning if the server accepts remote clients but absolute URLs point to localhost. */
    static Optional<String> warning(ConfigurableEnvironment environment) {
        String address = environment.getProperty("server.address", "");
        return !address.isEmpty() && !isLoopback(address) && isLoopback(host(baseUrl(environment)))
                ? Optional.of(
                        "server.address " + address + " accepts other machines, but broadsheet.publication.base-url is "
                                + baseUrl(environment)
                                + ": links in feeds, sitemaps, canonical links and previews would lead to the reader's own"
                                + " machine. Set broadsheet.publication.base-url to the public URL of the site.")
                : Optional.empty();
    }

    private static String baseUrl(ConfigurableEnvironment environment) {
        return environment.getProperty("broadsheet.publication.base-url", "http://localhost:8080");
    }

    private static String host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).orElse("");
        } catch (IllegalArgumentException unreadable) { // reported by Publication
            return "";
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isEmpty() && (host.equals("localhost")
                    || host.matches("[0-9.]+|\\[?[0-9a-fA-F:]+]?") && InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException unreadable) {
            return false;
        }
    }
}
