package org.unstuck.domain.life;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.ApprovalId;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.provisioning.Work;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.Hex;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.Status;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.AskedItem;
import org.unstuck.domain.submission.Examination;
import org.unstuck.domain.submission.Person;
import org.unstuck.domain.submission.Requestable;

/**
 * A request for one recipient as it comes into being. Items that nobody need agree to are granted at once, and their
 * work is due; where the configuration says so, whoever submits has agreed to whatever is theirs to approve. While a
 * subscriber is asked first, all the rest waits.
 *
 * @param happenings in their order
 */
public record Beginning(
        RecordedRequest recorded, List<Approval> approvals, List<Work> work, List<Happening> happenings) {

    public Beginning {
        approvals = List.copyOf(approvals);
        work = List.copyOf(work);
        happenings = List.copyOf(happenings);
    }

    /**
     * What a submission that breaks no rule begins for one of its recipients.
     *
     * @param items what the recipient is to get of all that was asked for, for each account apart
     * @param consulting whether subscribers are asked before anybody approves anything
     * @param newIds ids that nobody had before
     */
    public static Beginning of(
            Examination examined, Person recipient, List<AskedItem> items, boolean consulting, Supplier<UUID> newIds) {
        return new Writer(examined, recipient, consulting, newIds).write(items);
    }

    public TrackingNumber trackingNumber() {
        return recorded.trackingNumber();
    }

    /** Writes the request item by item. */
    private static final class Writer {

        private final Examination examined;
        private final Person recipient;
        private final boolean consulting;
        private final Supplier<UUID> newIds;
        private final TrackingNumber number;
        private final RequestType type;
        private final Instant at;
        private final ApprovalPolicy policy;
        private final List<RequestedItem> items = new ArrayList<>();
        private final List<Particulars.Item> said = new ArrayList<>();
        private final List<Approval> approvals = new ArrayList<>();
        private final List<Work> work = new ArrayList<>();
        private final List<Happening> aboutApprovals = new ArrayList<>();

        Writer(Examination examined, Person recipient, boolean consulting, Supplier<UUID> newIds) {
            this.examined = examined;
            this.recipient = recipient;
            this.consulting = consulting;
            this.newIds = newIds;
            this.number = new TrackingNumber(newIds.get());
            this.type = examined.request().type();
            this.at = examined.at();
            this.policy = examined.config().approvals();
        }

        Beginning write(List<AskedItem> asked) {
            for (AskedItem one : asked) {
                Requestable object = Objects.requireNonNull(examined.objects().get(one.key()));
                add(one, object);
            }
            OpenRequest request = new OpenRequest(
                    new Submission(
                            number, Submission.ACCESS_REQUEST, at, examined.by().summary(), recipient.summary()),
                    Stage.EXECUTING,
                    Status.PENDING,
                    null,
                    Remarks.NONE,
                    new RequestedItems(items),
                    0);
            Particulars particulars = new Particulars(
                    number.toString(),
                    !RequestUnderWay.hasPassedApproval(request.items()),
                    null,
                    examined.request().clientMetadata(),
                    said);
            return new Beginning(new RecordedRequest(request, particulars), approvals, work, happenings());
        }

        private void add(AskedItem asked, Requestable object) {
            int position = items.size();
            List<Approval> chain = chain(position, object);
            boolean agreed = !consulting && chain.stream().allMatch(this::isAgreed);
            String id = Hex.of(newIds.get());
            items.add(new RequestedItem(
                    id,
                    new RequestedObject(asked.id(), object.name(), asked.type()),
                    new AccountChange(
                            type.operation(),
                            object.attribute(),
                            object.value(),
                            asked.accountName(),
                            asked.sourceId() == null ? object.sourceId() : asked.sourceId()),
                    agreed ? ApprovalState.FINISHED : ApprovalState.PENDING,
                    ProvisioningState.PENDING));
            said.add(new Particulars.Item(
                    id,
                    at,
                    comment(asked.comment()),
                    chain.stream().anyMatch(this::isAgreed) ? examined.by().summary() : null,
                    null,
                    asked.clientMetadata(),
                    asked.removeDate(),
                    asked.startDate(),
                    asked.assignmentId()));
            begin(chain, Draft.describe(position, items.get(position)));
            if (agreed) {
                Instant start = type.notBefore(asked.startDate());
                work.add(Work.dueAt(start == null ? at : start, number, position));
            }
        }

        private List<Approval> chain(int position, Requestable object) {
            List<Requestable.Step> steps = object.steps(type);
            List<Optional<Owner>> owners = examined.approvers(recipient, object);
            List<Approval> chain = new ArrayList<>();
            for (int step = 0; step < steps.size(); step++) {
                chain.add(Approval.waiting(
                        new ApprovalId(newIds.get()),
                        number,
                        position,
                        step,
                        steps.get(step).scheme(),
                        owners.get(step).orElseThrow(),
                        at));
            }
            return chain;
        }

        /** Whether submitting it says all that its owner could say; the recipient is never the owner. */
        private boolean isAgreed(Approval approval) {
            return examined.config().autoApproval()
                    && approval.owner().isPerson(examined.by().actor().id());
        }

        /** Those of the submitter are decided, and it is the turn of the first of the others. */
        private void begin(List<Approval> chain, Map<String, Object> item) {
            boolean begun = false;
            for (Approval approval : chain) {
                Map<String, Object> attributes = Draft.describe(approval, item, null);
                if (isAgreed(approval)) {
                    Actor by = examined.by().actor();
                    approvals.add(approval.begun(at, policy).approved(by, null, at));
                    attributes.put("automatic", "true");
                    aboutApprovals.add(new Happening(AuditAction.ACCESS_REQUEST_APPROVED.of(type), by, at, attributes));
                } else if (begun || consulting) {
                    approvals.add(approval);
                } else {
                    begun = true;
                    approvals.add(approval.begun(at, policy));
                    aboutApprovals.add(
                            new Happening(AuditAction.ACCESS_APPROVAL_STARTED.of(type), Actor.SYSTEM, at, attributes));
                }
            }
        }

        private @Nullable Comment comment(@Nullable String text) {
            Actor by = examined.by().actor();
            return text == null ? null : new Comment(by.id(), by.name(), text, at);
        }

        private List<Happening> happenings() {
            List<Happening> happenings = new ArrayList<>();
            happenings.add(submitted(AuditAction.ACCESS_REQUEST_REQUESTED.of(type)));
            // Nobody takes access away from themselves, so to say it of that would say nothing.
            if (type != RequestType.REVOKE_ACCESS
                    && !recipient.id().equals(examined.by().actor().id())) {
                happenings.add(submitted(AuditAction.ACCESS_REQUEST_ON_BEHALF_OF_SUBMITTED));
            }
            happenings.addAll(aboutApprovals);
            return happenings;
        }

        private Happening submitted(AuditAction action) {
            Map<String, Object> attributes = new LinkedHashMap<>();
            attributes.put("requestType", type.name());
            attributes.put("requestedForId", recipient.id());
            attributes.put("requestedFor", recipient.name());
            attributes.put("itemCount", items.size());
            attributes.put(
                    "requestedObjectIds",
                    items.stream()
                            .map(item -> Objects.requireNonNull(item.object()).id())
                            .collect(Collectors.joining(",")));
            return new Happening(action, examined.by().actor(), at, attributes);
        }
    }
}
