package press.broadsheet.edge.cache;

import jakarta.servlet.Filter;
import java.time.Clock;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import press.broadsheet.archive.edition.Editions;
import press.broadsheet.archive.reading.Permalinks;
import press.broadsheet.edge.canonical.AddressResolver;
import press.broadsheet.edge.canonical.AliasQueryParameterCache;
import press.broadsheet.edge.canonical.CanonicalUrlFilter;
import press.broadsheet.edge.canonical.RequestedAddressFilter;
import press.broadsheet.edge.canonical.RestoreInProgressFilter;

/** Registers the servlet filters and their order. */
@Configuration(proxyBeanMethods = false)
class FilterConfiguration {

    @Bean
    FilterRegistrationBean<RequestedAddressFilter> requestedAddress() {
        return ordered(new RequestedAddressFilter(), -2);
    }

    @Bean
    FilterRegistrationBean<RestoreInProgressFilter> restoreInProgressFilter(Editions editions, Permalinks permalinks) {
        return ordered(new RestoreInProgressFilter(editions, permalinks), -1);
    }

    @Bean
    FilterRegistrationBean<PageCacheFilter> pageCacheFilter(
            RequestCoalescer requestCoalescer, GenerationTracker generationTracker, CachedPageFactory cachedPageFactory,
            Clock clock) {
        return ordered(new PageCacheFilter(requestCoalescer, generationTracker, cachedPageFactory, clock), 0);
    }

    /** Runs inside the snapshot, so that the URL is resolved in the same edition as its page. */
    @Bean
    FilterRegistrationBean<CanonicalUrlFilter> canonicalUrlFilter(Permalinks permalinks,
            AliasQueryParameterCache aliasQueryParameterCache) {
        return ordered(new CanonicalUrlFilter(new AddressResolver(permalinks::resolve, aliasQueryParameterCache::parameterNames)),
                Ordered.LOWEST_PRECEDENCE);
    }

    private static <F extends Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}
