package org.unstuck.domain.directory;

import java.util.List;
import org.unstuck.domain.request.RequestedObject;

/**
 * What a role or an access profile brings with it. Whoever has the one has all of the other; none of it need be known
 * here.
 */
public record Contents(List<String> accessProfileIds, List<String> entitlementIds) {

    public static final Contents NONE = new Contents(List.of(), List.of());

    public Contents {
        accessProfileIds = List.copyOf(accessProfileIds);
        entitlementIds = List.copyOf(entitlementIds);
        Limits.requireIds("accessProfileIds", accessProfileIds, Limits.CONTENTS);
        Limits.requireIds("entitlementIds", entitlementIds, Limits.CONTENTS);
    }

    /** Whether an object of this type may bring all of this with it. */
    public boolean fit(RequestedObject.Type type) {
        return switch (type) {
            case ROLE -> true;
            case ACCESS_PROFILE -> accessProfileIds.isEmpty();
            case ENTITLEMENT -> accessProfileIds.isEmpty() && entitlementIds.isEmpty();
        };
    }
}
