package org.unstuck.domain.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.trigger.Delivery;

/**
 * All that is known of one open request.
 *
 * @param reports what sources said last, one for each item at most
 * @param question how far the subscriber is told that is asked about it; absent when nobody is asked, or that is not known
 *     any more
 */
public record CaseFile(
        RequestUnderWay life,
        List<SourceReport> reports,
        @Nullable Delivery question) {

    public CaseFile {
        reports = List.copyOf(reports);
    }

    /** Of a request about which no subscriber is asked. */
    public CaseFile(RequestUnderWay life, List<SourceReport> reports) {
        this(life, reports, null);
    }

    public TrackingNumber trackingNumber() {
        return life.request().trackingNumber();
    }

    /** When something last happened to it: to the request, to an approval, or at a source. */
    Instant lastMovement() {
        return Stream.of(
                        Stream.of(
                                life.request().submission().created(),
                                life.request().modified()),
                        life.approvals().all().stream().map(Approval::modified),
                        reports.stream().map(SourceReport::at))
                .flatMap(times -> times)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** All whose decision it waits for, here or where it came from. */
    public List<Owner> deciders() {
        RequestedItems items = life.request().items();
        List<Owner> deciders = new ArrayList<>();
        life.approvals().all().stream()
                .filter(Approval::isPending)
                .map(Approval::owner)
                .forEach(deciders::add);
        for (int position : items == null ? List.<Integer>of() : items.positionsAwaitingApproval()) {
            reviewerOf(position).ifPresent(deciders::add);
        }
        return deciders;
    }

    /** Who is said to decide an item where it came from. */
    Optional<Owner> reviewerOf(int position) {
        IdentitySummary reviewer = life.particulars().items().get(position).reviewer();
        String id = reviewer == null ? null : reviewer.identityId();
        return reviewer == null || id == null || id.isBlank()
                ? Optional.empty()
                : Optional.of(Owner.person(id, Objects.requireNonNullElse(reviewer.name(), id)));
    }

    Optional<SourceReport> reportOn(int position) {
        return reports.stream().filter(report -> report.position() == position).findFirst();
    }

    Optional<Work> workOn(int position) {
        return life.work().stream().filter(work -> work.position() == position).findFirst();
    }

    @Nullable
    String recipientId() {
        IdentitySummary recipient = life.request().submission().recipient();
        return recipient == null ? null : recipient.identityId();
    }

    /** What was last said to have gone wrong with the request as a whole. */
    @Nullable
    String lastRemark() {
        List<String> errors = life.request().remarks().errors();
        return errors == null || errors.isEmpty() ? null : errors.getLast();
    }
}
