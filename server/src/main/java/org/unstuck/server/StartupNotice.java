package org.unstuck.server;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationListener;

/** Says where things are once the server can be used. */
final class StartupNotice implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger log = LoggerFactory.getLogger("unstuck");

    private final DataDirectory directory;

    StartupNotice(DataDirectory directory) {
        this.directory = directory;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof ServletWebServerApplicationContext context) {
            String base = "http://localhost:" + context.getWebServer().getPort();
            log.info("""
                    Unstuck is ready
                      API          {}
                      its manual   {}/swagger-ui.html
                      health       {}/actuator/health/readiness
                      Cockpit      {}/camunda/app/cockpit/
                      credentials  {}""", base, base, base, base, directory.resolve(Credentials.FILE));
        }
    }
}
