package press.broadsheet.feeds;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** What is asked for is not here: 301 to an address of ours, relative as everywhere, or 404 without one. */
record Elsewhere(Optional<String> address) implements View {

    static ModelAndView at(String address) {
        return new ModelAndView(new Elsewhere(Optional.of(address)));
    }

    static ModelAndView nowhere() {
        return new ModelAndView(new Elsewhere(Optional.empty()));
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (address.isPresent()) {
            response.setStatus(HttpServletResponse.SC_MOVED_PERMANENTLY);
            response.setHeader(HttpHeaders.LOCATION, address.get());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
