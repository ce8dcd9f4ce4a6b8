package org.unstuck.rest.error;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what Tomcat refuses before any filter runs (a broken request line, headers too large), in place of Tomcat's
 * own page. Public with a public constructor because Tomcat makes it by its class name.
 */
public final class ContractErrorValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ContractErrorValve.class);

    public ContractErrorValve() {
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            byte[] json = ErrorWriter.bytes(ErrorResponseDto.of(ErrorAnswer.ofStatus(status), request));
            response.setContentType("application/json");
            response.setContentLength(json.length);
            response.getOutputStream().write(json);
            response.finishResponse();
        } catch (IOException gone) {
            log.debug("the caller went away", gone);
        }
    }
}
