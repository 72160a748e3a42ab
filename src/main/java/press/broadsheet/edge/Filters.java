package press.broadsheet.edge;

import jakarta.servlet.Filter;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import press.broadsheet.archive.Editions;
import press.broadsheet.archive.Permalinks;

/** What a request passes on its way to a page, in this order. */
@Configuration(proxyBeanMethods = false)
class Filters {

    @Bean
    FilterRegistrationBean<RequestedAddressFilter> requestedAddress() {
        return ordered(new RequestedAddressFilter(), -2);
    }

    @Bean
    FilterRegistrationBean<LostEdition> lostEdition(Editions editions, Permalinks permalinks) {
        return ordered(new LostEdition(editions, permalinks), -1);
    }

    @Bean
    FilterRegistrationBean<OneEdition> oneEdition(
            Orders orders, Presses presses, Printing printing, Clock clock) {
        return ordered(new OneEdition(orders, presses, printing, clock), 0);
    }

    /** Within the snapshot, so that an address and its page are judged by one edition. */
    @Bean
    FilterRegistrationBean<CanonicalAddress> canonicalAddress(Permalinks permalinks, OldQueries oldQueries) {
        return ordered(new CanonicalAddress(new Directions(permalinks::at, oldQueries::at)), Ordered.LOWEST_PRECEDENCE);
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
