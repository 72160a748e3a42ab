package press.broadsheet.feeds;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.view.AbstractView;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Renders a feed as RSS 2.0 with the template of that name. Writes {@code &}, {@code <} and {@code >} as hexadecimal character
 * references, which feed readers understand best in plain text (RSS Profile, "Character data") and which are equivalent in XML.
 */
@Component("feed.rss")
class RssFeedView extends AbstractView {

    private final ITemplateEngine templates;

    RssFeedView(ITemplateEngine templates) {
        this.templates = templates;
        setContentType("application/rss+xml;charset=UTF-8");
    }

    @Override
    protected void renderMergedOutputModel(
            Map<String, Object> model, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String rss = templates.process("feed.rss", new Context(request.getLocale(), model))
                .replace("&amp;", "&#x26;")
                .replace("&lt;", "&#x3C;")
                .replace("&gt;", "&#x3E;");
        setResponseContentType(request, response);
        response.getOutputStream().write(rss.getBytes(StandardCharsets.UTF_8));
    }
}
