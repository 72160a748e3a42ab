package press.broadsheet;

import java.time.Clock;
import org.springframework.context.annotation.Bean;

/** What time it is, for everything that asks. */
class ClockConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
