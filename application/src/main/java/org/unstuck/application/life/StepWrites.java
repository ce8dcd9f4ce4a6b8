package org.unstuck.application.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.Consultations;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.OutgoingEvents.OutgoingEvent;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.life.Happening;
import org.unstuck.domain.life.Step;
import org.unstuck.domain.provisioning.LateResult;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.TrackingNumber;

/** Writes the steps that were decided under the locks of their requests, with what the audit trail and the outside are told. */
public final class StepWrites {

    private final RequestsUnderWay requests;
    private final Approvals approvals;
    private final Consultations consultations;
    private final ProvisioningWork work;
    private final AuditTrail auditTrail;
    private final OutgoingEvents outgoingEvents;
    private final NewIds newIds;

    public StepWrites(
            RequestsUnderWay requests,
            Approvals approvals,
            Consultations consultations,
            ProvisioningWork work,
            AuditTrail auditTrail,
            OutgoingEvents outgoingEvents,
            NewIds newIds) {
        this.requests = requests;
        this.approvals = approvals;
        this.consultations = consultations;
        this.work = work;
        this.auditTrail = auditTrail;
        this.outgoingEvents = outgoingEvents;
        this.newIds = newIds;
    }

    /**
     * Writes them, one statement per table.
     *
     * @param steps one for each of as many requests
     * @return those that were written: all but late news that are known already
     */
    public List<Step> write(List<Step> steps) {
        List<Step> fresh = withoutKnownNews(steps);
        requests.advance(
                fresh.stream().flatMap(step -> step.advancing().stream()).toList());
        List<Approval> changed =
                fresh.stream().flatMap(step -> step.approvals().stream()).toList();
        List<Work> orders = fresh.stream().flatMap(step -> step.work().stream()).toList();
        if (!changed.isEmpty()) {
            approvals.save(changed);
        }
        List<Consultation> asked =
                fresh.stream().flatMap(step -> step.consultations().stream()).toList();
        if (!asked.isEmpty()) {
            consultations.save(asked);
        }
        if (!orders.isEmpty()) {
            work.save(orders);
        }
        List<AuditEvent> events = new ArrayList<>();
        for (Step step : fresh) {
            step.happenings().forEach(happening -> events.add(event(step.request(), happening, newIds)));
        }
        if (!events.isEmpty()) {
            auditTrail.recordAll(events);
        }
        List<OutgoingEvent> told = fresh.stream().flatMap(this::told).toList();
        if (!told.isEmpty()) {
            outgoingEvents.tell(told);
        }
        return fresh;
    }

    static AuditEvent event(TrackingNumber number, Happening happening, NewIds newIds) {
        return new AuditEvent(
                newIds.next(), happening.action(), happening.at(), happening.by(), number, happening.attributes());
    }

    private Stream<OutgoingEvent> told(Step step) {
        return step.advancing().stream().flatMap(advance -> {
            Instant changed = Objects.requireNonNull(advance.after().request().modified());
            return step.events().stream().map(event -> new OutgoingEvent(newIds.next(), changed, event));
        });
    }

    /** News that came too late and are known have no consequences a second time. */
    private List<Step> withoutKnownNews(List<Step> steps) {
        List<LateResult> late =
                steps.stream().map(Step::late).filter(Objects::nonNull).toList();
        if (late.isEmpty()) {
            return steps;
        }
        Set<LateResult> unheard = work.keep(late);
        return steps.stream()
                .filter(step -> step.late() == null || unheard.contains(step.late()))
                .toList();
    }
}
