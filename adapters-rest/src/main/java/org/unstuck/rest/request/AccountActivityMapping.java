package org.unstuck.rest.request;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.mapstruct.NullValueCheckStrategy;
import org.mapstruct.factory.Mappers;
import org.unstuck.domain.request.Comment;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.rest.request.AccountActivity.AccountActivityItem;
import org.unstuck.rest.request.AccountActivity.RestAccountRequestInfo;
import org.unstuck.rest.request.AccountActivity.RestComment;
import org.unstuck.rest.request.AccountActivity.RestIdentitySummary;
import org.unstuck.rest.time.WireTime;

/** From the parts of an identity request to those of an {@link AccountActivity}. */
@Mapper(nullValueCheckStrategy = NullValueCheckStrategy.ALWAYS)
interface AccountActivityMapping {

    AccountActivityMapping INSTANCE = Mappers.getMapper(AccountActivityMapping.class);

    @Mapping(target = "approvalStatus", source = "item.approval")
    @Mapping(target = "provisioningStatus", source = "item.provisioning", qualifiedByName = "wireName")
    @Mapping(target = "reviewerIdentitySummary", source = "said.reviewer")
    @Mapping(target = "operation", source = "item.change.operation")
    @Mapping(target = "attribute", source = "item.change.attribute")
    @Mapping(target = "value", source = "item.change.value")
    @Mapping(target = "nativeIdentity", source = "item.change.nativeIdentity")
    @Mapping(target = "sourceId", source = "item.change.sourceId")
    @Mapping(target = "accountRequestInfo", source = "item.object")
    AccountActivityItem toRest(RequestedItem item, Particulars.Item said);

    @Nullable
    RestIdentitySummary toRest(@Nullable IdentitySummary summary);

    @Nullable
    RestComment toRest(@Nullable Comment comment);

    @Mapping(target = "requestedObjectId", source = "id")
    @Mapping(target = "requestedObjectName", source = "name")
    @Mapping(target = "requestedObjectType", source = "type")
    RestAccountRequestInfo toRest(RequestedObject object);

    /** How the wire spells it: one of them with a letter less than the word has (contract 3). */
    @Named("wireName")
    static String wireName(ProvisioningState state) {
        return switch (state) {
            case COMMITTED -> "COMMITED";
            case PENDING, FINISHED, UNVERIFIABLE, FAILED, RETRY -> state.name();
        };
    }

    default String toRest(Instant time) {
        return WireTime.of(time);
    }
}
