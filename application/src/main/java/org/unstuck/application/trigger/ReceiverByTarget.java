package org.unstuck.application.trigger;

import org.unstuck.application.port.Receiver;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.Target;

/** Receiver that leaves each message to the one for the kind of target. */
public final class ReceiverByTarget implements Receiver {

    private final Receiver http;
    private final Receiver inProcess;

    public ReceiverByTarget(Receiver http, Receiver inProcess) {
        this.http = http;
        this.inProcess = inProcess;
    }

    @Override
    public Reception hand(Message message, Subscription to) {
        return switch (to.target()) {
            case Target.Http address -> http.hand(message, to);
            case Target.InProcess name -> inProcess.hand(message, to);
        };
    }
}
