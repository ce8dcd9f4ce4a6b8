package org.unstuck.rest.error;

/**
 * One text of an error (contract 2.1).
 *
 * @param locale BCP 47
 * @param localeOrigin DEFAULT, or REQUEST for the language a caller asked for
 */
public record ErrorMessageDto(String locale, String localeOrigin, String text) {

    static ErrorMessageDto of(Message message, Language language) {
        return new ErrorMessageDto(
                language.tag(),
                language == Language.DEFAULT ? "DEFAULT" : "REQUEST",
                PrintableText.of(language.word(message)));
    }
}
