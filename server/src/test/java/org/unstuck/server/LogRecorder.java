package org.unstuck.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Takes the log while it is open: a line for every refusal is for nobody to read here. Keeps what is a fault. */
final class LogRecorder extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final int MOST_KEPT = 20;

    private final Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME);
    private final List<Appender<ILoggingEvent>> usual = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    LogRecorder() {
        for (Iterator<Appender<ILoggingEvent>> appenders = root.iteratorForAppenders(); appenders.hasNext(); ) {
            usual.add(appenders.next());
        }
        usual.forEach(root::detachAppender);
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        String message = event.getFormattedMessage();
        boolean isFault = event.getLevel().isGreaterOrEqual(Level.ERROR) || event.getThrowableProxy() != null;
        if ((isFault || message.contains("\n")) && faults.size() < MOST_KEPT) {
            faults.add(event.getLevel() + " " + event.getLoggerName() + ": " + message + "\n"
                    + (event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy())));
        }
    }

    /** Errors, stack traces, and lines that are more than one. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        usual.forEach(root::addAppender);
    }
}
