package press.broadsheet.edge.cache;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the page cache.
 *
 * @param cacheSize memory for rendered pages, in all their encodings; zero disables the cache
 */
@ConfigurationProperties("broadsheet.edge")
record EdgeSettings(@DefaultValue("64MB") DataSize cacheSize) {

    EdgeSettings {
        if (cacheSize.isNegative()) {
            throw new IllegalArgumentException(
                    "broadsheet.edge.cache-size must be a size such as 64MB, or 0 to disable the cache, but is " + cacheSize);
        }
    }
}
