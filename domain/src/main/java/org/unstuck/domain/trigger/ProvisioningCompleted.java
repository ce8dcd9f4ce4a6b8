package org.unstuck.domain.trigger;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.AccountChange;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.Remarks;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Domain event: the provisioning of one identity request is over, because it was closed or because
 * nothing is left to do (contract 6.4).
 *
 * @param accountRequests one for each item whose source was asked; none when nothing was provisioned
 */
public record ProvisioningCompleted(
        TrackingNumber trackingNumber,
        Remarks remarks,
        Person recipient,
        @Nullable Person requester,
        List<AccountRequest> accountRequests)
        implements Event {

    /** What kind of activity it was about; a close is only ever about this one. */
    public static final String ACTION = "Access Request";

    /** Stands for a person or source the imported document did not name; the contract wants a text there. */
    private static final String UNKNOWN = "";

    public ProvisioningCompleted {
        accountRequests = List.copyOf(accountRequests);
    }

    public static ProvisioningCompleted of(ClosedRequest closed) {
        IdentitySummary requester = closed.submission().requester();
        return new ProvisioningCompleted(
                closed.trackingNumber(),
                closed.remarks(),
                Person.ofAnybody(closed.submission().recipient()),
                requester == null ? null : Person.of(requester),
                accountRequests(closed.items()));
    }

    @Override
    public Trigger trigger() {
        return Trigger.PROVISIONING_COMPLETED;
    }

    /** The sources that were asked, each once, separated by commas. */
    public String sources() {
        return accountRequests.stream().map(AccountRequest::sourceId).distinct().collect(Collectors.joining(", "));
    }

    private static List<AccountRequest> accountRequests(@Nullable RequestedItems items) {
        return items == null
                ? List.of()
                : items.items().stream().flatMap(AccountRequest::of).toList();
    }

    /** An identity, by the id of the person rather than of the summary that names one. */
    public record Person(String id, String name) {

        /** One without id and name where nobody is named. */
        static Person ofAnybody(@Nullable IdentitySummary summary) {
            return summary == null ? new Person(UNKNOWN, UNKNOWN) : of(summary);
        }

        static Person of(IdentitySummary summary) {
            return new Person(
                    Stream.of(summary.identityId(), summary.id())
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(UNKNOWN),
                    Objects.requireNonNullElse(summary.name(), UNKNOWN));
        }
    }

    /** What came of asking one source. */
    public enum ProvisioningResult {
        SUCCESS,
        PENDING,
        FAILED
    }

    /**
     * What one source was asked to do to one account.
     *
     * @param accountOperation Create, Modify, Enable, Disable, Unlock or Delete
     * @param attributeOperation Add, Set or Remove; absent when no attribute was named
     */
    public record AccountRequest(
            String sourceId,
            @Nullable String accountId,
            String accountOperation,
            ProvisioningResult result,
            @Nullable String attributeName,
            @Nullable String attributeValue,
            @Nullable String attributeOperation) {

        static Stream<AccountRequest> of(RequestedItem item) {
            ProvisioningState state = item.provisioning();
            if (state == null || !state.wasAttempted()) {
                return Stream.empty();
            }
            AccountChange change = item.change();
            return Stream.of(new AccountRequest(
                    Objects.requireNonNullElse(change.sourceId(), UNKNOWN),
                    change.nativeIdentity(),
                    accountOperation(change),
                    result(state),
                    change.attribute(),
                    change.value(),
                    change.attribute() == null ? null : attributeOperation(change)));
        }

        private static ProvisioningResult result(ProvisioningState state) {
            return switch (state) {
                case FINISHED, COMMITTED -> ProvisioningResult.SUCCESS;
                case FAILED -> ProvisioningResult.FAILED;
                case PENDING, RETRY, UNVERIFIABLE -> ProvisioningResult.PENDING;
            };
        }

        private static String accountOperation(AccountChange change) {
            return switch (change.operation()) {
                case CREATE -> "Create";
                case DELETE -> "Delete";
                case ENABLE -> "Enable";
                case DISABLE -> "Disable";
                case UNLOCK -> "Unlock";
                case ADD, REMOVE, SET, MODIFY, LOCK -> "Modify";
                case null -> "Modify";
            };
        }

        private static String attributeOperation(AccountChange change) {
            return switch (change.operation()) {
                case ADD -> "Add";
                case REMOVE -> "Remove";
                case SET, MODIFY, CREATE, DELETE, ENABLE, DISABLE, UNLOCK, LOCK -> "Set";
                case null -> "Set";
            };
        }
    }
}
