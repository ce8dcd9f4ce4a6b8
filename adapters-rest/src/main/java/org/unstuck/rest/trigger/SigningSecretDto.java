package org.unstuck.rest.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.trigger.ChangeSigningSecret;
import org.unstuck.rest.time.WireTime;

/**
 * A signing secret as whoever asked for it is shown it, once; ours.
 *
 * @param secret never shown again
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "SigningSecret", description = "What the events of a subscription are signed with.")
record SigningSecretDto(
        @Schema(
                description = "The secret, as Standard Webhooks has it. Shown here and never again.",
                example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        String secret,

        @Schema(
                description = "Until when the former secret signs, too; null if there was none.",
                format = "date-time",
                example = "2026-11-24T15:21:04.080Z")
        @Nullable
        String formerSecretSignsUntil) {

    static SigningSecretDto of(ChangeSigningSecret.Changed changed) {
        return new SigningSecretDto(changed.secret().value(), WireTime.ofNullable(changed.formerUntil()));
    }
}
