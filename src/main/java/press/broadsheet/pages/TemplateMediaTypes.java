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
 * Gives what a template yields the media type of the template: {@code sitemap.xml} is XML, and a name without an ending is
 * HTML. Left to themselves, Thymeleaf takes the type from the ending of the requested address and Spring from the request's
 * {@code Accept}, so that the page "not found" at {@code /x.json} would be sent as JSON.
 */
@Configuration(proxyBeanMethods = false)
class TemplateMediaTypes {

    /**
     * In place of two that Spring Boot configures under these names: its own Thymeleaf resolver, and the one that negotiates
     * with {@code Accept}. Each of our views has one type, so that there is nothing to negotiate.
     */
    @Bean({"thymeleafViewResolver", "viewResolver"})
    ThymeleafViewResolver thymeleafViewResolver(ISpringTemplateEngine templates) {
        ThymeleafViewResolver resolver = new TypedViewResolver();
        resolver.setTemplateEngine(templates);
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setProducePartialOutputWhileProcessing(false); // a template that fails half-way has sent nothing
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
