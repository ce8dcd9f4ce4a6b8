package org.unstuck.rest.error;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One text of an error (contract 2.1).
 *
 * @param locale BCP 47
 * @param localeOrigin DEFAULT, or REQUEST for the language a caller asked for
 */
@Schema(name = "ErrorMessage", description = "One text of an error.")
public record ErrorMessageDto(
        @Schema(description = "The language of the text, as BCP 47 names it.", example = "en-US")
        String locale,

        @Schema(
                description = "DEFAULT, or REQUEST for a language that the caller asked for.",
                allowableValues = {"DEFAULT", "REQUEST"},
                example = "DEFAULT")
        String localeOrigin,

        @Schema(description = "A sentence for people.", example = "accessRequestIds is required: 1 to 500 ids")
        String text) {

    static ErrorMessageDto of(Message message, Language language) {
        return new ErrorMessageDto(
                language.tag(),
                language == Language.DEFAULT ? "DEFAULT" : "REQUEST",
                PrintableText.of(language.word(message)));
    }
}
