package org.unstuck.rest.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.IdentitySummary;

/**
 * Somebody around an approval (contract 4.6).
 *
 * @param type the contract has no word for a group, and clients refuse words that it does not have
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ApprovalPerson", description = "Somebody around an approval.")
record RestPerson(
        @Schema(description = "IDENTITY for a person; absent for a governance group.", example = "IDENTITY") @Nullable
        String type,

        @Schema(description = "The id.", example = "2c9180a46faadee4016fb4e018c20639") @Nullable
        String id,

        @Schema(description = "The name.", example = "Ida Ek") @Nullable
        String name) {

    private static final String IDENTITY = "IDENTITY";

    static @Nullable RestPerson of(@Nullable IdentitySummary person) {
        return person == null ? null : new RestPerson(IDENTITY, person.identityId(), person.name());
    }

    static RestPerson of(Actor actor) {
        return new RestPerson(IDENTITY, actor.id(), actor.name());
    }

    static RestPerson of(Owner owner) {
        return new RestPerson(
                switch (owner.type()) {
                    case IDENTITY -> IDENTITY;
                    case GOVERNANCE_GROUP -> null;
                },
                owner.id(),
                owner.name());
    }

    static RestPerson ofIdentity(@Nullable String id, @Nullable String name) {
        return new RestPerson(IDENTITY, id, name);
    }
}
