package org.unstuck.rest.error;

import jakarta.servlet.http.HttpServletRequest;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import org.springframework.http.HttpHeaders;

/** A language that messages are worded in. */
enum Language {
    ENGLISH("en-US"),
    GERMAN("de"),
    FRENCH("fr"),
    SPANISH("es"),
    JAPANESE("ja");

    static final Language DEFAULT = ENGLISH;

    private static final String CATALOGUE = "org.unstuck.rest.error.messages";

    // Far more than any browser sends; parsing one takes time that grows with the square of its length.
    private static final int MAX_ACCEPT_LANGUAGE = 500;

    private final Locale locale;

    @SuppressWarnings("ImmutableEnumChecker") // nothing writes to it
    private final ResourceBundle wordings;

    Language(String tag) {
        locale = Locale.forLanguageTag(tag);
        wordings = wordings(locale);
    }

    /** The languages that the caller is told each message in: the default, then a better one if there is one. */
    static List<Language> toldTo(HttpServletRequest request) {
        Language preferred =
                preferred(String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE))));
        return preferred == DEFAULT ? List.of(DEFAULT) : List.of(DEFAULT, preferred);
    }

    /** The best match by the lookup of RFC 4647; the default where there is none, or where the header makes no sense. */
    static Language preferred(String acceptLanguage) {
        if (acceptLanguage.length() > MAX_ACCEPT_LANGUAGE) {
            return DEFAULT;
        }
        try {
            String code = Locale.lookupTag(
                    Locale.LanguageRange.parse(acceptLanguage),
                    Arrays.stream(values()).map(Language::code).toList());
            return Arrays.stream(values())
                    .filter(language -> language.code().equals(code))
                    .findFirst()
                    .orElse(DEFAULT);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            // The second is how the JDK's parser takes a lone dash.
            return DEFAULT;
        }
    }

    /** BCP 47. */
    String tag() {
        return locale.toLanguageTag();
    }

    String word(Message message) {
        // As texts, so that numbers are written as in JSON and not as the language would.
        Object[] arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message part ? word(part) : argument.toString())
                .toArray();
        return new MessageFormat(wordings.getString(message.key().name()), locale).format(arguments);
    }

    // Without the fallback, which would put the machine's language in the place of English.
    static ResourceBundle wordings(Locale locale) {
        return ResourceBundle.getBundle(CATALOGUE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    // Without a region: all kinds of English are served by the one there is.
    private String code() {
        return locale.getLanguage();
    }
}
