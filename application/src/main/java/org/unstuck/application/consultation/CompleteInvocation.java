package org.unstuck.application.consultation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.AnswerBodies;
import org.unstuck.application.port.Callbacks;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.Deliveries;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.trigger.Delivery;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Trigger;

/**
 * Use case: take the answer of a subscriber who calls back (contract 6.1). A question is known by its consultation, which
 * stays with its request, since deadlines are longer than deliveries are kept; only tests have nothing but a delivery.
 */
public final class CompleteInvocation {

    private static final int MAX_ERROR_LENGTH = 500;

    private final Consultations consultations;
    private final Deliveries deliveries;
    private final Callbacks callbacks;
    private final AnswerBodies bodies;
    private final AnswerConsultation answerConsultation;

    public CompleteInvocation(
            Consultations consultations,
            Deliveries deliveries,
            Callbacks callbacks,
            AnswerBodies bodies,
            AnswerConsultation answerConsultation) {
        this.consultations = consultations;
        this.deliveries = deliveries;
        this.callbacks = callbacks;
        this.bodies = bodies;
        this.answerConsultation = answerConsultation;
    }

    /** What a call comes to. */
    public enum Outcome {
        /** The answer is taken; one to a test changes nothing. */
        TAKEN,
        /** Nobody was asked by it, or it was too long ago. */
        NO_SUCH_INVOCATION,
        /** The caller is not the one who was asked. */
        WRONG_SECRET,
        /** It was answered, its time is over, or its request has ended. */
        TOO_LATE
    }

    /**
     * Takes it.
     *
     * @param output JSON; counts where there is no error
     * @param error why the subscriber has no answer
     */
    public Outcome complete(DeliveryId id, String secret, @Nullable String output, @Nullable String error) {
        Optional<Consultation> asked = consultations.by(List.of(id)).stream().findFirst();
        if (asked.isEmpty() && !isTest(id)) {
            return Outcome.NO_SUCH_INVOCATION;
        }
        if (!callbacks.isSecret(id, secret)) {
            return Outcome.WRONG_SECRET;
        }
        return asked.map(consultation -> answer(consultation, output, error)).orElse(Outcome.TAKEN);
    }

    private boolean isTest(DeliveryId id) {
        return deliveries
                .find(id)
                .filter(delivery -> delivery.kind() == Delivery.Kind.TEST
                        && delivery.trigger().kind() == Trigger.Kind.REQUEST_RESPONSE)
                .isPresent();
    }

    private Outcome answer(Consultation asked, @Nullable String output, @Nullable String error) {
        Answer said = error == null || error.isBlank()
                ? bodies.read(asked.trigger(), output == null ? "" : output)
                : new Answer.None("The subscriber who was asked has no answer: " + cut(error));
        return answerConsultation.answer(asked.invocation(), said) ? Outcome.TAKEN : Outcome.TOO_LATE;
    }

    private static String cut(String text) {
        String shown = text.replace("\0", "");
        return shown.length() <= MAX_ERROR_LENGTH ? shown : shown.substring(0, MAX_ERROR_LENGTH);
    }
}
