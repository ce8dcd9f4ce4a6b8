package org.unstuck.domain.submission;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.RequestType;

/**
 * What one call asks for, as it came (contract 4.1): the same items for everybody (flat), or items for each person
 * (nested).
 *
 * @param requestedFor ids of identities
 * @param requestedForWithRequestedItems the nested form
 */
public record AccessRequest(
        RequestType type,
        @Nullable List<String> requestedFor,
        @Nullable List<AskedItem> requestedItems,
        @Nullable List<ForOne> requestedForWithRequestedItems,
        @Nullable Map<String, String> clientMetadata) {

    public AccessRequest {
        requestedFor = requestedFor == null ? null : List.copyOf(requestedFor);
        requestedItems = requestedItems == null ? null : List.copyOf(requestedItems);
        requestedForWithRequestedItems =
                requestedForWithRequestedItems == null ? null : List.copyOf(requestedForWithRequestedItems);
        clientMetadata =
                clientMetadata == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(clientMetadata));
    }

    /** What one identity is to get. */
    public record ForOne(String identityId, IdentityType identityType, List<AskedItem> requestedItems) {

        public ForOne {
            requestedItems = List.copyOf(requestedItems);
        }
    }

    /** The kinds of identity that can be named. */
    public enum IdentityType {
        /** A person. */
        HUMAN,
        /** A program; only where machine identities are licensed, which they never are here. */
        MACHINE
    }

    /** One place in which a recipient is named. */
    record NamedRecipient(String field, String identityId, IdentityType type, List<NamedItem> items) {}

    /** One place in which something to have is named. */
    record NamedItem(String field, AskedItem item) {}

    boolean isFlat() {
        return requestedFor != null || requestedItems != null;
    }

    boolean isNested() {
        return requestedForWithRequestedItems != null;
    }

    /** All recipients with what each is to get, in both forms. */
    List<NamedRecipient> recipients() {
        List<NamedRecipient> all = new ArrayList<>();
        List<String> flat = requestedFor == null ? List.of() : requestedFor;
        List<NamedItem> forAll = named("requestedItems", requestedItems == null ? List.of() : requestedItems);
        for (int index = 0; index < flat.size(); index++) {
            all.add(new NamedRecipient(
                    "requestedFor[%d]".formatted(index), flat.get(index), IdentityType.HUMAN, forAll));
        }
        List<ForOne> nested = requestedForWithRequestedItems == null ? List.of() : requestedForWithRequestedItems;
        for (int index = 0; index < nested.size(); index++) {
            String field = "requestedForWithRequestedItems[%d]".formatted(index);
            ForOne one = nested.get(index);
            all.add(new NamedRecipient(
                    field + ".identityId",
                    one.identityId(),
                    one.identityType(),
                    named(field + ".requestedItems", one.requestedItems())));
        }
        return all;
    }

    /** Each place in which something is named, once. */
    List<NamedItem> items() {
        List<NamedItem> all = new ArrayList<>();
        all.addAll(named("requestedItems", requestedItems == null ? List.of() : requestedItems));
        List<ForOne> nested = requestedForWithRequestedItems == null ? List.of() : requestedForWithRequestedItems;
        for (int index = 0; index < nested.size(); index++) {
            all.addAll(named(
                    "requestedForWithRequestedItems[%d].requestedItems".formatted(index),
                    nested.get(index).requestedItems()));
        }
        return all;
    }

    /** What each identity is to get, each thing once, and for each account apart. */
    public Map<String, List<AskedItem>> itemsByRecipient() {
        Map<String, Map<Meaning, AskedItem>> once = new LinkedHashMap<>();
        for (NamedRecipient recipient : recipients()) {
            Map<Meaning, AskedItem> items = once.computeIfAbsent(recipient.identityId(), id -> new LinkedHashMap<>());
            recipient.items().stream()
                    .flatMap(named -> named.item().byAccount())
                    .forEach(item -> items.putIfAbsent(Meaning.of(item), item));
        }
        Map<String, List<AskedItem>> result = new LinkedHashMap<>();
        once.forEach((recipient, items) -> result.put(recipient, List.copyOf(items.values())));
        return result;
    }

    /** How many characters of text are kept with the request of an identity that is to get these. */
    long charactersWith(List<AskedItem> items) {
        return Texts.charactersOf(clientMetadata)
                + items.stream().mapToLong(AskedItem::characters).sum();
    }

    public Set<String> identityIds() {
        return recipients().stream().map(NamedRecipient::identityId).collect(Collectors.toSet());
    }

    public Set<ObjectKey> objectKeys() {
        return items().stream().map(named -> named.item().key()).collect(Collectors.toSet());
    }

    /** What makes two items the same thing. */
    private record Meaning(
            ObjectKey key,
            @Nullable String nativeIdentity,
            @Nullable String assignmentId,
            List<AskedItem.Account> accounts) {

        static Meaning of(AskedItem item) {
            return new Meaning(item.key(), item.nativeIdentity(), item.assignmentId(), item.accounts());
        }
    }

    private static List<NamedItem> named(String field, List<AskedItem> items) {
        List<NamedItem> all = new ArrayList<>();
        for (int index = 0; index < items.size(); index++) {
            all.add(new NamedItem("%s[%d]".formatted(field, index), items.get(index)));
        }
        return all;
    }
}
