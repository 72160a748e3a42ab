package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;
import press.broadsheet.pages.files.RobotsHeader;

/** Markdown (RFC 7763) with a canonical link to its page and noindex, so that search engines index only the page. */
record MarkdownView(String canonical, String text) implements View {

    @Override
    public void render(
            @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/markdown;charset=UTF-8");
        RobotsHeader.setNoindex(response, true);
        response.setHeader(HttpHeaders.LINK, "<" + canonical + ">; rel=\"canonical\"");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
