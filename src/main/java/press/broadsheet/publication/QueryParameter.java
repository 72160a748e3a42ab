package press.broadsheet.publication;

import java.nio.charset.StandardCharsets;

/** A query parameter, unchanged; without {@code =} it has only a value, as in {@code show.asp?5081}. */
public record QueryParameter(String raw) {

    /** Its name, with normalized encoding. */
    public String name() {
        return PercentEncoding
                .canonicalFormComponent(raw.substring(0, Math.max(0, raw.indexOf('='))).getBytes(StandardCharsets.UTF_8));
    }

    /** Its value, unchanged. */
    public String value() {
        return raw.substring(raw.indexOf('=') + 1);
    }

    /** Name and value with normalized encoding: equal for parameters that differ only in unnecessary encoding. */
    public String canonicalForm() {
        String value = PercentEncoding.canonicalFormComponent(value().getBytes(StandardCharsets.UTF_8));
        return raw.indexOf('=') < 0 ? value : name() + "=" + value;
    }
}
