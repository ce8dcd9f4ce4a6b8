package org.unstuck.application.port;

import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.trigger.Trigger;

/** Outgoing port for what subscribers answer (contract 6.5). */
public interface AnswerBodies {

    /**
     * What a subscriber says.
     *
     * @param trigger by which it was asked
     * @param json what it sent
     * @return {@link Answer.None} with the reason where that makes no sense
     */
    Answer read(Trigger trigger, String json);
}
