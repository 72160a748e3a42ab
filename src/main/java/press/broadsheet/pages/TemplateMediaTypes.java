package press.broadsheet.pages;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.web.servlet.View;
import org.thymeleaf.spring6.ISpringTemplateEngine;
import org.thymeleaf.spring6.view.AbstractThymeleafView;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * Derives the media type of a view from its template name: {@code sitemap.xml} is XML, and a name without an extension is HTML.
 * By default Thymeleaf uses the extension of the requested URL and Spring the {@code Accept} header, so that the 404 page at
 * {@code /x.json} would be sent as JSON.
 */
@Configuration(proxyBeanMethods = false)
class TemplateMediaTypes {

    /**
     * Replaces two Spring Boot beans of these names: the Thymeleaf view resolver and the content-negotiating one. Every view has
     * one media type, so nothing is negotiated.
     */
    @Bean({"thymeleafViewResolver", "viewResolver"})
    ThymeleafViewResolver thymeleafViewResolver(ISpringTemplateEngine templates) {
        ThymeleafViewResolver resolver = new TypedViewResolver();
        resolver.setTemplateEngine(templates);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setProducePartialOutputWhileProcessing(false); // if a template fails, nothing has been sent
        resolver.setOrder(Ordered.LOWEST_PRECEDENCE - 5);
        return resolver;
    }

    private static final class TypedViewResolver extends ThymeleafViewResolver {

        @Override
        protected View loadView(String name, Locale locale) throws Exception {
            View view = super.loadView(name, locale);
            if (view instanceof AbstractThymeleafView template) {
                template.setContentType(new MediaType(typeOf(name), StandardCharsets.UTF_8).toString());
                template.setForceContentType(true);
            }
            return view;
        }

        private static MediaType typeOf(String name) {
            return MediaTypeFactory.getMediaType(name).orElse(MediaType.TEXT_HTML);
        }
    }
}
