package org.unstuck.rest.error;

import jakarta.servlet.RequestDispatcher;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** Wires the answers to errors, from the controllers outwards to the servlet container. */
@Configuration(proxyBeanMethods = false)
public class ErrorConfiguration {

    @Bean
    ThrownErrors thrownErrors() {
        return new ThrownErrors();
    }

    @Bean
    ContractErrorController contractErrorController() {
        return new ContractErrorController();
    }

    /** Answers at once: on the way to the error page the firewall would refuse the same call again. */
    @Bean
    RequestRejectedHandler firewallRefusals() {
        return (request, response, rejected) -> {
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            ErrorWriter.write(ErrorAnswer.ofStatus(status instanceof Integer known ? known : 400), request, response);
        };
    }

    @Bean
    FilterRegistrationBean<ErrorBoundary> errorBoundary(ThrownErrors thrownErrors) {
        FilterRegistrationBean<ErrorBoundary> registration =
                new FilterRegistrationBean<>(new ErrorBoundary(thrownErrors));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> contractErrorValve() {
        return factory -> factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContractErrorValve.class.getName());
            }
        });
    }
}
