package press.broadsheet.edge;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param cacheSize rendered pages kept in memory, in all their encodings; zero keeps none
 */
@ConfigurationProperties("broadsheet.edge")
record EdgeSettings(@DefaultValue("64MB") DataSize cacheSize) {}
