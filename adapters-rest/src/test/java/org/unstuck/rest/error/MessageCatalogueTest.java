package org.unstuck.rest.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCatalogueTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path WORDINGS = Path.of("src/main/resources/org/unstuck/rest/error");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)}");

    @ParameterizedTest
    @EnumSource
    void wordsEveryKeyOnceAndNothingElse(Language language) {
        List<String> worded = text(language)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();

        assertThat(worded)
                .containsExactlyElementsOf(
                        Arrays.stream(MessageKey.values()).map(Enum::name).toList());
        assertThat(wordings(language))
                .allSatisfy((key, wording) ->
                        assertThat(wording).as(key).isNotBlank().isEqualTo(wording.strip()));
    }

    @Test
    void hasNoFileThatIsNoLanguages() throws IOException {
        try (Stream<Path> files = Files.list(WORDINGS)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Language.values())
                            .map(MessageCatalogueTest::file)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void fillsExactlyTheGapsThatTheKeyNames(Language language) {
        Map<String, String> wordings = wordings(language);

        assertThat(MessageKey.values()).allSatisfy(key -> {
            String wording = wordings.get(key.name());
            assertThat(PLACEHOLDER.matcher(wording).results().map(gap -> Integer.valueOf(gap.group(1))))
                    .as(wording)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.range(0, key.arguments().size()).boxed().toList());
            assertThat(new MessageFormat(wording, Locale.ROOT).getFormatsByArgumentIndex())
                    .as("%s has a quoted gap", wording)
                    .hasSize(key.arguments().size());
        });
    }

    /** A lone apostrophe would vanish, and take the gaps behind it with it. */
    @ParameterizedTest
    @EnumSource
    void doublesEveryApostrophe(Language language) {
        assertThat(wordings(language))
                .allSatisfy((key, wording) -> assertThat(
                                wording.replace("''", "").replace("'{'", "").replace("'}'", ""))
                        .as(key)
                        .doesNotContain("'"));
    }

    @ParameterizedTest
    @EnumSource
    void passesArgumentsThroughAsTheyAre(Language language) {
        assertThat(MessageKey.values()).allSatisfy(key -> {
            List<String> arguments = key.arguments().stream()
                    .map(name -> "<" + name + " {0} {1,number} '' it's '{' {x \\u0041 $1 %s>")
                    .toList();

            String text = language.word(key.with(arguments.toArray()));

            String around = text;
            for (String argument : arguments) {
                assertThat(text).contains(argument);
                around = around.replace(argument, "");
            }
            assertThat(around).doesNotContain("{0}", "{1}", "{2}");
        });
    }

    @ParameterizedTest
    @EnumSource
    void writesNumbersAsJsonDoes(Language language) {
        assertThat(language.word(MessageKey.BODY_TOO_LARGE.with(1_234_567L))).contains("1234567");
        assertThat(language.word(MessageKey.IDS_COUNT.with("ids", 500, 1_000)))
                .contains("500")
                .contains("1000");
    }

    @ParameterizedTest
    @EnumSource
    void wordsAMessageWithinAMessageInTheSameLanguage(Language language) {
        Message parameter = MessageKey.PARAMETER.with("limit");

        assertThat(language.word(MessageKey.NOT_REPEATED.with(parameter))).contains(language.word(parameter));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void leavesNothingInEnglish(Language language) {
        Map<String, String> english = wordings(Language.ENGLISH);

        assertThat(wordings(language))
                .allSatisfy((key, wording) -> assertThat(wording).as(key).isNotEqualTo(english.get(key)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void endsASentenceWhereEnglishDoes(Language language) {
        Map<String, String> english = wordings(Language.ENGLISH);

        assertThat(wordings(language))
                .allSatisfy((key, wording) ->
                        assertThat(endsASentence(wording)).as(key).isEqualTo(endsASentence(english.get(key))));
    }

    @Test
    void hasNoKeyThatNobodyUses() throws IOException {
        String sources;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            sources = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("MessageKey.java"))
                    .map(MessageCatalogueTest::read)
                    .collect(Collectors.joining());
        }

        assertThat(MessageKey.values())
                .allSatisfy(key -> assertThat(sources).containsPattern("MessageKey\\." + key + "\\b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void refusesAMessageWithMoreOrFewerArgumentsThanItsKeyNames(int count) {
        Object[] arguments = Stream.generate(() -> "x").limit(count).toArray();

        assertThatThrownBy(() -> MessageKey.ONE_OF.with(arguments))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the message ONE_OF takes the arguments [field, words], not " + count + " of them");
    }

    private static boolean endsASentence(String wording) {
        return wording.endsWith(".") || wording.endsWith("。");
    }

    private static Map<String, String> wordings(Language language) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text(language)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> wordings = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> wordings.put(key, properties.getProperty(key)));
        return wordings;
    }

    private static String text(Language language) {
        return read(file(language));
    }

    private static Path file(Language language) {
        return WORDINGS.resolve(
                language == Language.DEFAULT ? "messages.properties" : "messages_" + language.tag() + ".properties");
    }

    // Fails on what is not UTF-8.
    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
