package press.broadsheet.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/**
 * 301 to an address of ours, which starts with a slash and is percent-encoded. It stays relative (RFC 9110, 10.2.2), so that
 * the request's Host header has no say in it.
 */
record Elsewhere(String address) implements View {

    static ModelAndView at(String address) {
        return new ModelAndView(new Elsewhere(address));
    }

    @Override
    public void render(
            @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
        response.setHeader(HttpHeaders.LOCATION, address);
    }
}
