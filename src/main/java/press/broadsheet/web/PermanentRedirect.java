package press.broadsheet.web;

import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Redirects with 301 to an address of this site, which starts with a slash and is percent-encoded. {@code Location} stays
 * relative (RFC 9110, section 10.2.2), so that it does not depend on the request's Host header.
 */
public final class PermanentRedirect {

    private PermanentRedirect() {}

    public static ModelAndView to(String address) {
        RedirectView redirect = new RedirectView(address);
        redirect.setStatusCode(HttpStatus.MOVED_PERMANENTLY);
        redirect.setExposeModelAttributes(false);
        redirect.setExpandUriTemplateVariables(false); // a query may contain braces
        return new ModelAndView(redirect);
    }
}
