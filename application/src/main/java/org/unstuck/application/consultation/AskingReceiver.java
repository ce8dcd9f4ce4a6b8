package org.unstuck.application.consultation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.AnswerBodies;
import org.unstuck.application.port.Callbacks;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Receiver;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Subscription;
import org.unstuck.domain.trigger.Target;
import org.unstuck.domain.trigger.Target.DispatchMode;
import org.unstuck.domain.trigger.Trigger;

/**
 * Receiver that listens to what a subscriber answers to a question, and tells one who answers later where to call. An
 * answer is kept before anybody writes that the question arrived, and nobody is asked what is answered or too late: so
 * whoever falls over in between asks again only where no answer was kept.
 */
public final class AskingReceiver implements Receiver {

    private static final Logger log = LoggerFactory.getLogger(AskingReceiver.class);

    /** By which a subscriber says that the answer comes later (contract 6.3). */
    private static final int LATER = 202;

    private final Receiver receiver;
    private final Consultations consultations;
    private final AnswerConsultation answerConsultation;
    private final AnswerBodies bodies;
    private final Callbacks callbacks;

    public AskingReceiver(
            Receiver receiver,
            Consultations consultations,
            AnswerConsultation answerConsultation,
            AnswerBodies bodies,
            Callbacks callbacks) {
        this.receiver = receiver;
        this.consultations = consultations;
        this.answerConsultation = answerConsultation;
        this.bodies = bodies;
        this.callbacks = callbacks;
    }

    @Override
    public Reception hand(Message message, Subscription to) {
        if (to.trigger().kind() != Trigger.Kind.REQUEST_RESPONSE) {
            return receiver.hand(message, to);
        }
        // A question goes to one subscriber, so it has the id of its delivery.
        DeliveryId invocation = new DeliveryId(message.id());
        if (isOver(invocation, message.at(), to.responseDeadline())) {
            return new Reception.Needless();
        }
        DispatchMode mode = mode(to);
        Message question = mode == DispatchMode.SYNC
                ? message
                : new Message(message.id(), message.at(), callbacks.describe(invocation, to.trigger(), message.body()));
        Reception reception = receiver.hand(question, to);
        try {
            answer(reception, mode, to.trigger()).ifPresent(said -> answerConsultation.answer(invocation, said));
            return reception;
        } catch (RuntimeException e) {
            log.warn("the answer to {} could not be kept; it is asked again", invocation, e);
            return new Reception.Refused(null, null, "The answer could not be kept.");
        }
    }

    /**
     * Tests have no consultation and never end. When it is due says nothing here: that is put off where a request has
     * ended.
     */
    private boolean isOver(DeliveryId invocation, Instant at, Duration deadline) {
        return consultations.by(List.of(invocation)).stream()
                .anyMatch(consultation -> !consultation.isOpen()
                        || !at.isBefore(consultation.asked().plus(deadline)));
    }

    private Optional<Answer> answer(Reception reception, DispatchMode mode, Trigger trigger) {
        return switch (reception) {
            case Reception.Taken(var status, var body) ->
                isAnswer(mode, status) ? Optional.of(bodies.read(trigger, body)) : Optional.empty();
            // Asked again, as long as it is not too late.
            case Reception.Refused refused -> Optional.empty();
            case Reception.Needless() -> Optional.empty();
            case Reception.Gone() -> Optional.of(new Answer.None("The subscriber who was to be asked is gone."));
            case Reception.AddressRefused refused ->
                Optional.of(new Answer.None("The subscriber who was to be asked may not be reached from here."));
        };
    }

    private static boolean isAnswer(DispatchMode mode, int status) {
        return switch (mode) {
            case SYNC -> true;
            case ASYNC -> false;
            case DYNAMIC -> status != LATER;
        };
    }

    private static DispatchMode mode(Subscription to) {
        return switch (to.target()) {
            case Target.Http http -> http.mode();
            case Target.InProcess name -> DispatchMode.SYNC;
        };
    }
}
