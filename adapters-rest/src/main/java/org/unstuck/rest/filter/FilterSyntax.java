package org.unstuck.rest.filter;

import java.util.Locale;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Operator;
import org.unstuck.rest.error.Message;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.filter.grammar.FilterLanguageLexer;
import org.unstuck.rest.filter.grammar.FilterLanguageParser.ComparisonContext;

/** What is told of a filter that is no sentence of the language: the first word that cannot stand where it does. */
final class FilterSyntax {

    private FilterSyntax() {}

    static Message fault(ParseCancellationException thrown, CommonTokenStream tokens, ReadText source) {
        if (!(thrown.getCause() instanceof RecognitionException fault)) {
            throw thrown;
        }
        Token found = fault.getOffendingToken();
        // Upper-case NOT and PR were taken for a field, so that the parser stumbled over the next word only.
        if (found.getTokenIndex() > 0 && isShouted(tokens.get(found.getTokenIndex() - 1))) {
            return shouted(tokens.get(found.getTokenIndex() - 1), source);
        }
        if (isShouted(found)) {
            return shouted(found, source);
        }
        MessageKey expected = expected(fault);
        if (found.getType() == Token.EOF) {
            return MessageKey.FILTER_ENDS_TOO_EARLY.with(source.at(found), expected.with());
        }
        if (found.getType() == FilterLanguageLexer.FIELD && expected == MessageKey.FILTER_EXPECTED_VALUE) {
            return MessageKey.FILTER_UNQUOTED.with(source.at(found), FilterReader.told(found));
        }
        return MessageKey.FILTER_UNEXPECTED.with(source.at(found), FilterReader.told(found), expected.with());
    }

    private static Message shouted(Token word, ReadText source) {
        return MessageKey.FILTER_LOWER_CASE.with(source.at(word), word.getText(), lowerCase(word));
    }

    private static boolean isShouted(Token token) {
        return token.getType() == FilterLanguageLexer.FIELD
                && (Operator.of(lowerCase(token)).isPresent() || Filter.RESERVED.contains(lowerCase(token)));
    }

    private static String lowerCase(Token token) {
        return token.getText().toLowerCase(Locale.ROOT);
    }

    private static MessageKey expected(RecognitionException fault) {
        IntervalSet expected = fault.getExpectedTokens();
        if (expected.contains(FilterLanguageLexer.PR)) {
            return MessageKey.FILTER_EXPECTED_COMPARISON;
        }
        if (expected.contains(FilterLanguageLexer.EQ)) {
            return MessageKey.FILTER_EXPECTED_OPERATOR;
        }
        if (expected.contains(FilterLanguageLexer.TEXT)) {
            return MessageKey.FILTER_EXPECTED_VALUE;
        }
        if (expected.contains(FilterLanguageLexer.FIELD)) {
            return MessageKey.FILTER_EXPECTED_FIELD;
        }
        if (expected.contains(FilterLanguageLexer.OPEN)) {
            return MessageKey.FILTER_EXPECTED_OPEN;
        }
        if (expected.contains(FilterLanguageLexer.CLOSE)) {
            return fault.getCtx() instanceof ComparisonContext
                    ? MessageKey.FILTER_EXPECTED_COMMA_OR_CLOSE
                    : MessageKey.FILTER_EXPECTED_AND_OR_CLOSE;
        }
        return MessageKey.FILTER_EXPECTED_AND_OR_END;
    }
}
