package press.broadsheet;

import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * A listener of every application that tests start. Spring Boot initializes logging at each start, for the whole process and
 * without thread safety, so this serializes that phase of parallel starts.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public class StartsInTurn implements SpringApplicationRunListener {

    private static final ReentrantLock LOGGING = new ReentrantLock();

    @Override
    public void starting(ConfigurableBootstrapContext bootstrap) {
        LOGGING.lock();
    }

    @Override
    public void contextPrepared(ConfigurableApplicationContext context) {
        LOGGING.unlock();
    }

    @Override
    public void failed(ConfigurableApplicationContext context, Throwable failure) {
        if (LOGGING.isHeldByCurrentThread()) {
            LOGGING.unlock();
        }
    }
}
