package press.broadsheet;

import java.util.concurrent.locks.ReentrantLock;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Every application that tests start has this listener. Spring Boot sets logging up at each start, for the whole process and
 * not for two threads at once; so of applications that start beside one another, one at a time gets through that part.
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
