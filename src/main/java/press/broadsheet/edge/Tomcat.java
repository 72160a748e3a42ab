package press.broadsheet.edge;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** Puts our valves into the server, before everything that it does itself. */
@Component
class Tomcat implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final SecurityHeaders securityHeaders;
    private final ReadOnly readOnly;

    Tomcat(SecurityHeaders securityHeaders, ReadOnly readOnly) {
        this.securityHeaders = securityHeaders;
        this.readOnly = readOnly;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(securityHeaders, readOnly);
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new ErrorReport());
                host.setErrorReportValveClass(ErrorReport.class.getName()); // or the host would add its own
            }
        });
    }
}
