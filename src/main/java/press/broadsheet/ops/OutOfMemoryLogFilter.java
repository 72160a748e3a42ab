package press.broadsheet.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/** Exits the process when an {@code OutOfMemoryError} is logged: Tomcat, Spring and thread pools catch and log all errors. */
public class OutOfMemoryLogFilter extends TurboFilter {

    @Override
    public FilterReply decide(
            @Nullable Marker marker, Logger logger, Level level, @Nullable String format,
            @Nullable Object @Nullable [] parameters,
            @Nullable Throwable thrown) {
        OutOfMemoryExit.endProcessIfCause(thrown);
        if (parameters != null && parameters.length > 0 && parameters[parameters.length - 1] instanceof Throwable last) {
            OutOfMemoryExit.endProcessIfCause(last);
        }
        return FilterReply.NEUTRAL;
    }
}
