package press.broadsheet.pages;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import press.broadsheet.pages.view.Localizers;

/**
 * Renders the error page for requests that no controller handled. Does not use the archive, because that may be what failed, and
 * does not reveal the cause.
 */
@Controller
class ErrorPageController implements ErrorController {

    private static final int NOT_FOUND = 404;

    private final Localizers localizers;

    ErrorPageController(Localizers localizers) {
        this.localizers = localizers;
    }

    /** Requested by a client and not by the server's error dispatch, this address is a 404 like any unknown one. */
    @RequestMapping("${server.error.path:/error}")
    ModelAndView show(HttpServletRequest request) {
        int code = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(Integer.class::cast)
                .orElse(NOT_FOUND);
        ModelAndView response = new ModelAndView("error-page", "page", ErrorPage.of(code, localizers.forPublication()));
        response.setStatus(HttpStatusCode.valueOf(code));
        return response;
    }
}
