package org.unstuck.rest.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | GERMAN",
                "de-CH | GERMAN",
                "DE-at | GERMAN",
                "fr-CA, fr;q=0.9 | FRENCH",
                "es-419 | SPANISH",
                "ja-JP | JAPANESE",
                "ja, en | JAPANESE",
                "en, ja | ENGLISH",
                "ja;q=0.8, en;q=0.9 | ENGLISH",
                "en;q=0.8, ja;q=0.9 | JAPANESE",
                "en-GB | ENGLISH",
                "en-GB, de;q=0.9 | ENGLISH",
                "it, pt;q=0.9, fr;q=0.2, de;q=0.1 | FRENCH",
                "zh-Hant-TW, es;q=0.5 | SPANISH",
                "de;q=0, fr;q=0.1 | FRENCH",
                "de;q=0 | ENGLISH",
                "it | ENGLISH",
                "* | ENGLISH",
                "*, ja;q=0.5 | JAPANESE",
                "fr;q=0, * | ENGLISH",
                "deu | ENGLISH",
            })
    void findsTheBestMatch(String acceptLanguage, Language language) {
        assertThat(Language.preferred(acceptLanguage)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"\"\"", "-", ",", ";", "de;q=2", "de;q=x", "de;q=", "de_DE", "de,,fr", "q=0.5", "d€", "de fr"})
    void takesAMalformedHeaderForNone(String acceptLanguage) {
        assertThat(Language.preferred(acceptLanguage)).isEqualTo(Language.DEFAULT);
    }

    @Test
    void takesAHeaderThatIsFarTooLongForNone() {
        assertThat(Language.preferred("de" + ", fr;q=0.5".repeat(49))).isEqualTo(Language.GERMAN);
        assertThat(Language.preferred("de" + ", fr;q=0.5".repeat(50))).isEqualTo(Language.DEFAULT);
    }

    @Test
    void readsARepeatedHeaderAsOneList() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Accept-Language", "fr;q=0.2");
        request.addHeader("Accept-Language", "de;q=0.8");

        assertThat(Language.toldTo(request)).containsExactly(Language.ENGLISH, Language.GERMAN);
    }

    @Test
    void tellsOnlyTheDefaultWithoutAHeader() {
        assertThat(Language.toldTo(new MockHttpServletRequest())).containsExactly(Language.ENGLISH);
    }

    @Test
    void wordsTheSameWhateverTheLanguageOfTheMachine() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            ResourceBundle.clearCache(Language.class.getClassLoader());
            assertThat(Language.wordings(Locale.US).getString("FAILED")).isEqualTo("The request failed.");
        } finally {
            Locale.setDefault(machine);
        }
    }

    @Property
    void makesSomethingOfWhateverAHeaderSays(@ForAll("headers") String acceptLanguage) {
        assertThat(Language.preferred(acceptLanguage)).isNotNull();
    }

    @Provide
    Arbitrary<String> headers() {
        Arbitrary<String> almostRight = Arbitraries.of(
                        "de", "en", "fr", "-", "*", ",", ";", "q=", "0.", "5", " ", "x", "1")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(almostRight, Arbitraries.strings().ofMaxLength(30));
    }
}
