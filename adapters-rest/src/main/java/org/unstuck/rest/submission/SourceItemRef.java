package org.unstuck.rest.submission;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.directory.Limits;
import org.unstuck.domain.submission.AskedItem;
import org.unstuck.rest.json.Fields;
import org.unstuck.rest.json.Reading;

/** Accounts on one source that are to have something. */
@Schema(description = "Accounts on one source.", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
record SourceItemRef(
        @Schema(
                description = "The id of the source.",
                maxLength = Limits.ID,
                example = "cb89bc2f1ee6445fbea12224c526ba3a")
        @Nullable
        String sourceId,

        @ArraySchema(
                maxItems = RestAccessRequest.MAX_ITEMS,
                arraySchema =
                        @Schema(
                                description = "The accounts.",
                                example = "[{\"nativeIdentity\": \"CN=Zoe,OU=People,DC=corp\"}]"))
        @Nullable
        List<AccountItemRef> accounts) {

    SourceItemRef {
        accounts = accounts == null ? null : List.copyOf(accounts);
    }

    /**
     * One account.
     *
     * @param accountUuid taken, but an account is found by its native identity alone
     */
    @Schema(description = "An account.", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    record AccountItemRef(
            @Schema(
                    description = "What the source calls it beside; it is found by `nativeIdentity`.",
                    maxLength = Limits.TEXT,
                    example = "{fab7119e-004f-4822-9c33-b8d570d6c6a6}")
            @Nullable
            String accountUuid,

            @Schema(
                    description = "What the account is called on its source.",
                    minLength = 1,
                    maxLength = Limits.TEXT,
                    example = "CN=Zoe,OU=People,DC=corp")
            String nativeIdentity) {}

    static SourceItemRef read(Fields fields, Reading reading) {
        List<Fields> accounts = RestAccessRequest.objects(fields, "accounts", RestAccessRequest.MAX_ITEMS, reading);
        return new SourceItemRef(
                fields.text("sourceId", Limits.ID),
                accounts == null
                        ? null
                        : accounts.stream()
                                .map(account -> new AccountItemRef(
                                        account.text("accountUuid", Limits.TEXT),
                                        account.requiredText("nativeIdentity", Limits.TEXT)))
                                .toList());
    }

    Stream<AskedItem.Account> toDomain() {
        return accounts == null
                ? Stream.empty()
                : accounts.stream().map(account -> new AskedItem.Account(sourceId, account.nativeIdentity()));
    }
}
