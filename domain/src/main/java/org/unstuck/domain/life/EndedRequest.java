package org.unstuck.domain.life;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.provisioning.LateResult;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.request.Advance;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;

/** A request that has ended. News that come too late are kept beside it; its end stays as it was. */
public record EndedRequest(ClosedRequest request, Particulars particulars) implements RequestLife {

    @Override
    public RecordedRequest recorded() {
        return new RecordedRequest(request, particulars);
    }

    /** Somebody withdraws it, which is too late; whose request it is not is told no more than that. */
    public Refusal cancel(Decider by) {
        return RequestUnderWay.mayCancel(by, request.submission())
                ? new Refusal.PastApproval()
                : new Refusal.NotTheSubmitter();
    }

    /** A source says what it did to one item. */
    public Decision record(int position, ProvisioningResult result, Instant at) {
        Optional<RequestedItem> found = Optional.ofNullable(request.items()).flatMap(items -> items.at(position));
        if (found.isEmpty()) {
            return new Refusal.NoSuchItem("at position " + position);
        }
        if (!result.isNewsAfter(found.get().provisioning())) {
            return new Decision.NothingNew();
        }
        LateResult late = new LateResult(request.trackingNumber(), position, result, at);
        RecordedRequest after = new RecordedRequest(request.noting(late.warning(), at), particulars);
        Map<String, Object> attributes = new LinkedHashMap<>(Draft.describe(position, found.get()));
        attributes.put("result", result.word());
        result.detail().ifPresent(detail -> attributes.put("error", detail));
        attributes.put("late", "true");
        attributes.put("stage", request.stage().name());
        Happening happening = new Happening(
                AuditAction.ACCESS_REQUEST_PROCESSED.of(RequestType.of(request)), Actor.SYSTEM, at, attributes);
        return new Step(
                request.trackingNumber(),
                new Advance(recorded(), after),
                List.of(),
                List.of(),
                List.of(),
                late,
                List.of(happening),
                List.of());
    }
}
