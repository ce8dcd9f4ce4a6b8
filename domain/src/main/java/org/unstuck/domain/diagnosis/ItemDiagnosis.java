package org.unstuck.domain.diagnosis;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.request.RequestedItem;

/**
 * Why one item of an open request has not ended, or that it has.
 *
 * @param position the item's place among those of its request
 * @param since when it came to this phase, or to whom it waits on, as far as that is known
 * @param findings the one that decides the verdict first
 * @param approval what is to be decided here, if anything is
 * @param retries how often its source was asked again; absent when nobody here knows
 * @param lastError what its source last said went wrong
 * @param remedies what helps
 */
public record ItemDiagnosis(
        int position,
        RequestedItem item,
        Phase phase,
        Verdict verdict,
        Instant since,
        WaitingOn waitingOn,
        List<Finding> findings,
        @Nullable ApprovalId approval,
        @Nullable Integer retries,
        @Nullable String lastError,
        Set<Remedy> remedies) {

    public ItemDiagnosis {
        findings = List.copyOf(findings);
        remedies = Set.copyOf(remedies);
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("findings must say why the verdict is " + verdict);
        }
        if (verdict == Verdict.MOVING) {
            throw new IllegalArgumentException("verdict of an item must not be MOVING");
        }
    }

    /** What decides the verdict. */
    public Finding main() {
        return findings.getFirst();
    }

    boolean isOpen() {
        return verdict != Verdict.ENDED;
    }
}
