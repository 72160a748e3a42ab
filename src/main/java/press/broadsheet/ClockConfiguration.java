package press.broadsheet;

import java.time.Clock;
import org.springframework.context.annotation.Bean;

/** The system clock as a bean; tests replace it. */
class ClockConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
