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
 * What readers see where no controller had an answer. It asks nothing of the archive, for that may be what failed, and
 * tells nothing of the cause.
 */
@Controller
class ErrorPageController implements ErrorController {

    private static final int NOT_FOUND = 404;

    private final Localizers localizers;

    ErrorPageController(Localizers localizers) {
        this.localizers = localizers;
    }

    /** Asked for by a reader, not by the server, the address is like any other where nothing is. */
    @RequestMapping("${server.error.path:/error}")
    ModelAndView show(HttpServletRequest request) {
        int code = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .map(Integer.class::cast)
                .orElse(NOT_FOUND);
        ModelAndView answer = new ModelAndView("error-page", "page", ErrorPage.of(code, localizers.forPublication()));
        answer.setStatus(HttpStatusCode.valueOf(code));
        return answer;
    }
}
