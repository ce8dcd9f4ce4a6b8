package org.unstuck.application.consultation;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.Consultations;
import org.unstuck.domain.consultation.Answer;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.request.TrackingNumber;

/** What subscribers said of some requests before anybody was to approve them; read by one statement for all. */
public final class PreApprovals {

    private final Map<TrackingNumber, PreApproved> said;

    private PreApprovals(Map<TrackingNumber, PreApproved> said) {
        this.said = said;
    }

    /** What one subscriber said, and when. */
    public record PreApproved(Answer.PreApproval answer, Instant at) {}

    /** Whatever was said of these requests. */
    public static PreApprovals of(Consultations consultations, Collection<TrackingNumber> numbers) {
        Map<TrackingNumber, PreApproved> said = new HashMap<>();
        for (Consultation consultation : consultations.of(numbers)) {
            if (consultation.answer() instanceof Answer.PreApproval answer && consultation.answered() != null) {
                said.put(consultation.request(), new PreApproved(answer, consultation.answered()));
            }
        }
        return new PreApprovals(said);
    }

    /** Absent when no subscriber was asked, or none answered. */
    public @Nullable PreApproved about(TrackingNumber number) {
        return said.get(number);
    }
}
