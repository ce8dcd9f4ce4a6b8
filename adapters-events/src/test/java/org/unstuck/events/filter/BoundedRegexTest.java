package org.unstuck.events.filter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedRegexTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "Smith 0 1",
                ".*Smith 1 1",
                ".*John.*Smith.* 3 1",
                "^(foo|bar)$ 0 2",
                "(?:foo|bar|x)?.* 1 8",
                "[a-z*+({]+ 1 1",
                "[^]a]]\\]+ 1 1",
                "a\\*b\\+\\(c\\)+ 1 1",
                "\\p{Alpha}+\\d{2,5}x{3} 1 4",
                "a+?b*+ 2 1",
                "a{2,} 1 1",
            })
    void knowsInHowManyWaysItCanGo(String regex, int endless, long choices) {
        assertThat(BoundedRegex.of(regex)).contains(new BoundedRegex(endless, choices, regex.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a*)*",
                "(a|a)*b",
                "(.*a){11}",
                "(?:a|aa)+$",
                "(a+){2,}",
                "a*a*a*a*b",
                "a?a?a?a?a?a?a?a?a?a?aaaaaaaaaa",
                "a{0,1000}a{0,1000}b",
                "(a)\\1",
                "(?<x>a)\\k<x>",
                "(?=a+)b",
                "(?x)(a+) +",
                "\\Qa\\E+",
                "a{1001}",
                "a{",
                "[a",
                "a\\",
                "a**b",
            })
    void isNothingOfWhichThatIsUnknownOrTooMuch(String regex) {
        assertThat(BoundedRegex.of(regex)).isEmpty();
    }

    @Test
    void isShort() {
        assertThat(BoundedRegex.of("a".repeat(200))).isPresent();
        assertThat(BoundedRegex.of("a".repeat(201))).isEmpty();
    }

    @Test
    void costsMoreForLongerTextsAndMoreRepetitions() {
        assertThat(new BoundedRegex(0, 1, 1).stepsFor(100)).isEqualTo(1);
        assertThat(new BoundedRegex(1, 1, 1).stepsFor(100)).isEqualTo(101);
        assertThat(new BoundedRegex(2, 1, 1).stepsFor(100)).isEqualTo(5_151);
        assertThat(new BoundedRegex(2, 3, 10).stepsFor(100)).isEqualTo(154_530);
    }
}
