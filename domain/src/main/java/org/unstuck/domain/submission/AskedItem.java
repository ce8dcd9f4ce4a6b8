package org.unstuck.domain.submission;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.RequestedObject;

/**
 * One thing that somebody asks for (contract 4.1).
 *
 * @param startDate when the access is to begin; at once when absent
 * @param removeDate when it is to end again
 * @param assignmentId which of several assignments of the same access is meant
 * @param nativeIdentity the account that is meant, where the recipient has several
 * @param formInstanceId a form that was filled in for it
 * @param accounts the accounts that are to get it; the recipient's only one when there are none
 */
public record AskedItem(
        RequestedObject.Type type,
        String id,
        @Nullable String comment,
        @Nullable Map<String, String> clientMetadata,
        @Nullable Instant startDate,
        @Nullable Instant removeDate,
        @Nullable String assignmentId,
        @Nullable String nativeIdentity,
        @Nullable String formInstanceId,
        List<Account> accounts) {

    public AskedItem {
        clientMetadata =
                clientMetadata == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(clientMetadata));
        accounts = List.copyOf(accounts);
    }

    /** An account on a source. */
    public record Account(@Nullable String sourceId, String nativeIdentity) {

        /** Whether it is on another source than this, whose approvers would answer for what they do not know. */
        boolean isBeside(Requestable object) {
            return sourceId != null && object.sourceId() != null && !sourceId.equals(object.sourceId());
        }
    }

    /** How many characters of text it brings along. */
    long characters() {
        return Texts.charactersOf(comment)
                + Texts.charactersOf(clientMetadata)
                + Texts.charactersOf(nativeIdentity)
                + accounts.stream()
                        .mapToLong(account -> account.nativeIdentity().length())
                        .sum();
    }

    public ObjectKey key() {
        return new ObjectKey(type, id);
    }

    /** The source of the account that is meant, of an item for one at most; absent where it goes without saying. */
    public @Nullable String sourceId() {
        return accounts.isEmpty() ? null : accounts.getFirst().sourceId();
    }

    /** The account that is meant, of an item for one at most; absent where who provisions is to find it. */
    public @Nullable String accountName() {
        return accounts.isEmpty() ? nativeIdentity : accounts.getFirst().nativeIdentity();
    }

    /** The same for each account apart. */
    public Stream<AskedItem> byAccount() {
        return accounts.isEmpty()
                ? Stream.of(this)
                : accounts.stream()
                        .map(account -> new AskedItem(
                                type,
                                id,
                                comment,
                                clientMetadata,
                                startDate,
                                removeDate,
                                assignmentId,
                                nativeIdentity,
                                formInstanceId,
                                List.of(account)));
    }

    boolean isEntitlement() {
        return type == RequestedObject.Type.ENTITLEMENT;
    }
}
