package org.unstuck.rest.filter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.unstuck.application.filter.Operator;
import org.unstuck.rest.error.Message;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.filter.grammar.FilterLanguageLexer;

/**
 * What is wrong with the words of a filter whatever sentence they make: malformed ones, and more than it may have of
 * some. Looking before the parser does bounds how deep that one, and all who walk through the filter later, descend.
 */
final class FilterTokens {

    private static final int MAX_DEPTH = 50;
    private static final int MAX_COMPARISONS = 100;
    private static final int MAX_VALUES = 500;

    private final ReadText source;
    private final Deque<Integer> depths = new ArrayDeque<>();
    private int depth;
    private int comparisons;
    private int values;

    private FilterTokens(ReadText source) {
        this.source = source;
    }

    /** The first fault, if there is one. */
    static Optional<Message> fault(List<Token> tokens, ReadText source) {
        FilterTokens state = new FilterTokens(source);
        return tokens.stream().map(state::faultOfNext).flatMap(Optional::stream).findFirst();
    }

    private Optional<Message> faultOfNext(Token token) {
        return switch (token.getType()) {
            case FilterLanguageLexer.UNTERMINATED_TEXT ->
                Optional.of(MessageKey.FILTER_UNTERMINATED_TEXT.with(source.at(token)));
            case FilterLanguageLexer.MALFORMED ->
                Optional.of(MessageKey.FILTER_MALFORMED.with(source.at(token), FilterReader.told(token)));
            case FilterLanguageLexer.TEXT -> escape(token).or(() -> value(token));
            case FilterLanguageLexer.NUMBER,
                    FilterLanguageLexer.TIME,
                    FilterLanguageLexer.TRUE,
                    FilterLanguageLexer.FALSE -> value(token);
            case FilterLanguageLexer.NOT -> deeper(token);
            case FilterLanguageLexer.OPEN -> {
                depths.push(depth);
                yield deeper(token);
            }
            case FilterLanguageLexer.CLOSE -> {
                // One too many is for the parser to find.
                depth = depths.isEmpty() ? 0 : depths.pop();
                yield Optional.empty();
            }
            case FilterLanguageLexer.AND, FilterLanguageLexer.OR -> {
                depth = depths.isEmpty() ? 0 : depths.peek() + 1;
                yield Optional.empty();
            }
            default -> Operator.of(token.getText()).isPresent() ? comparison(token) : Optional.empty();
        };
    }

    private Optional<Message> escape(Token text) {
        int[] characters = text.getText().codePoints().toArray();
        for (int index = 0; index < characters.length; index++) {
            if (characters[index] == '\\') {
                int escaped = characters[index + 1];
                if (escaped != '"' && escaped != '\\') {
                    return Optional.of(MessageKey.FILTER_ESCAPE.with(source.at(text.getStartIndex() + index + 1)));
                }
                index++;
            }
        }
        return Optional.empty();
    }

    private Optional<Message> deeper(Token token) {
        depth++;
        return limited(depth, MAX_DEPTH, MessageKey.FILTER_DEPTH, token);
    }

    private Optional<Message> comparison(Token token) {
        values = 0;
        comparisons++;
        return limited(comparisons, MAX_COMPARISONS, MessageKey.FILTER_COMPARISONS, token);
    }

    private Optional<Message> value(Token token) {
        values++;
        return limited(values, MAX_VALUES, MessageKey.FILTER_VALUES, token);
    }

    private Optional<Message> limited(int count, int max, MessageKey rule, Token token) {
        return count > max ? Optional.of(rule.with(source.at(token), max)) : Optional.empty();
    }
}
