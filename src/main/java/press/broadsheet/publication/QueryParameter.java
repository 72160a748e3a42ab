package press.broadsheet.publication;

import java.nio.charset.StandardCharsets;

/** One parameter of a query, as it came; without {@code =} it has no name and is all value, as in {@code show.asp?5081}. */
public record QueryParameter(String raw) {

    /** Its name, spelled canonically. */
    public String name() {
        return PercentEncoding
                .canonicalFormComponent(raw.substring(0, Math.max(0, raw.indexOf('='))).getBytes(StandardCharsets.UTF_8));
    }

    /** Its value, as it came. */
    public String value() {
        return raw.substring(raw.indexOf('=') + 1);
    }

    /** Name and value, spelled canonically: equal for parameters that differ in needless encoding alone. */
    public String canonicalForm() {
        String value = PercentEncoding.canonicalFormComponent(value().getBytes(StandardCharsets.UTF_8));
        return raw.indexOf('=') < 0 ? value : name() + "=" + value;
    }
}
