package org.unstuck.domain.life;

import static org.unstuck.domain.submission.SubmissionFixture.BY_ZOE;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.ZOE;
import static org.unstuck.domain.submission.SubmissionFixture.examination;
import static org.unstuck.domain.submission.SubmissionFixture.flat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalChains;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.consultation.Consultation;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.Advance;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.submission.AskedItem;
import org.unstuck.domain.trigger.DeliveryId;
import org.unstuck.domain.trigger.Trigger;

/** Requests in the middle of their lives, for tests. */
public final class RequestLifeFixture {

    public static final Decider MIA = new Decider(new Actor("mia", "Mia Manager"), false, Set.of());
    public static final Decider OTTO = new Decider(new Actor("otto", "Otto Owner"), false, Set.of());
    public static final Decider FINN = new Decider(new Actor("finn", "Finn Fallback"), false, Set.of());
    public static final Decider ZOE_HERSELF = new Decider(new Actor("zoe", "Zoë Zhang"), false, Set.of());
    public static final Decider AN_AUDITOR =
            new Decider(new Actor("audrey", "Audrey Auditor"), false, Set.of("auditors"));
    public static final Decider ADMINISTRATOR = new Decider(new Actor("ada", "Ada Administrator"), true, Set.of());

    private RequestLifeFixture() {}

    /** What begins when Zoë asks for this for herself. */
    public static Beginning begun(AskedItem... items) {
        return begun(false, items);
    }

    private static Beginning begun(boolean consulting, AskedItem... items) {
        return begun(RequestType.GRANT_ACCESS, consulting, items);
    }

    private static Beginning begun(RequestType type, boolean consulting, AskedItem... items) {
        return Beginning.of(
                examination(flat(type, List.of("zoe"), items), BY_ZOE), ZOE, Arrays.asList(items), consulting, ids());
    }

    /** What Zoë asks for while a subscriber is asked about it first. */
    public static RequestUnderWay consulting(Trigger trigger, AskedItem... items) {
        Beginning begun = begun(true, items);
        return (RequestUnderWay) RequestLife.of(
                begun.recorded(),
                new ApprovalChains(begun.approvals()),
                List.of(Consultation.about(
                        begun.trackingNumber(),
                        trigger,
                        new DeliveryId(new UUID(7, 7)),
                        NOW,
                        NOW.plus(Duration.ofHours(1)))),
                begun.work());
    }

    public static RequestUnderWay underWay(AskedItem... items) {
        return underWay(begun(items));
    }

    /** What Zoë asks for when she has access already and wants it from or until another day. */
    public static RequestUnderWay modifying(AskedItem... items) {
        return underWay(begun(RequestType.MODIFY_ACCESS, false, items));
    }

    public static RequestUnderWay underWay(Beginning begun) {
        return (RequestUnderWay)
                RequestLife.of(begun.recorded(), new ApprovalChains(begun.approvals()), List.of(), begun.work());
    }

    /** The life after this came of it. */
    public static RequestLife after(RequestUnderWay before, Decision decision) {
        Step step = (Step) decision;
        List<Approval> approvals = new ArrayList<>(before.approvals().all());
        step.approvals().forEach(changed -> {
            approvals.removeIf(one -> one.id().equals(changed.id()));
            approvals.add(changed);
        });
        approvals.sort(Comparator.comparingInt(Approval::position).thenComparingInt(Approval::step));
        List<Consultation> consultations = new ArrayList<>(before.consultations());
        step.consultations().forEach(changed -> {
            consultations.removeIf(one -> one.trigger() == changed.trigger());
            consultations.add(changed);
        });
        List<Work> work = new ArrayList<>(before.work());
        step.work().forEach(changed -> {
            work.removeIf(one -> one.position() == changed.position());
            work.add(changed);
        });
        return RequestLife.of(
                step.advancing().map(Advance::after).orElse(before.recorded()),
                new ApprovalChains(approvals),
                consultations,
                work);
    }

    public static RequestUnderWay stillOpenAfter(RequestUnderWay before, Decision decision) {
        return (RequestUnderWay) after(before, decision);
    }

    public static EndedRequest endedAfter(RequestUnderWay before, Decision decision) {
        return (EndedRequest) after(before, decision);
    }

    public static IdentityRequest requestAfter(RequestUnderWay before, Decision decision) {
        return after(before, decision).recorded().request();
    }

    private static Supplier<UUID> ids() {
        AtomicLong last = new AtomicLong();
        return () -> new UUID(7, last.incrementAndGet());
    }
}
