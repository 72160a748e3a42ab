package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import press.broadsheet.pages.metadata.PageModel;
import press.broadsheet.publication.Publication;

/**
 * Resolves messages in templates in the language of the page. The client's Accept-Language is ignored: each URL has one page for
 * all.
 */
@Component("localeResolver")
class PageLocaleResolver implements LocaleResolver, HandlerInterceptor, WebMvcConfigurer {

    private static final String LANGUAGE_ATTRIBUTE = PageLocaleResolver.class.getName();

    private final Publication publication;

    PageLocaleResolver(Publication publication) {
        this.publication = publication;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView modelAndView) {
        if (modelAndView != null && modelAndView.getModel().get("page") instanceof PageModel page) {
            request.setAttribute(LANGUAGE_ATTRIBUTE, page.head().language());
        }
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return request.getAttribute(LANGUAGE_ATTRIBUTE) instanceof Locale language ? language : publication.language();
    }

    @Override
    public void setLocale(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("the page determines its language");
    }
}
