package org.unstuck.rest.filter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Value;
import org.unstuck.rest.error.Message;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.error.PrintableText;
import org.unstuck.rest.filter.grammar.FilterLanguageLexer;
import org.unstuck.rest.filter.grammar.FilterLanguageParser;
import org.unstuck.rest.filter.grammar.FilterLanguageParser.ComparisonContext;
import org.unstuck.rest.filter.grammar.FilterLanguageParser.ConjunctionContext;
import org.unstuck.rest.filter.grammar.FilterLanguageParser.DisjunctionContext;
import org.unstuck.rest.filter.grammar.FilterLanguageParser.NegationContext;
import org.unstuck.rest.json.Reading;

/**
 * Reads what the parameter {@code filters} says. Where it is no sentence of the language, that is all there is to say;
 * otherwise everything is told that the list cannot answer.
 */
public final class FilterReader {

    public static final String PARAMETER = "filters";

    private final ReadText source;
    private final ListFields fields;

    private FilterReader(ReadText source, ListFields fields) {
        this.source = source;
        this.fields = fields;
    }

    /**
     * Reads it.
     *
     * @param reading is told everything that is wrong
     * @return nothing when anything is
     */
    public static Optional<Filter> read(String text, ListFields fields, Reading reading) {
        ReadText source = new ReadText(text, PARAMETER, reading);
        return source.isReadable() ? new FilterReader(source, fields).read() : Optional.empty();
    }

    private Optional<Filter> read() {
        FilterLanguageLexer lexer = new FilterLanguageLexer(CharStreams.fromString(source.text()));
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        Optional<Message> fault = FilterTokens.fault(tokens.getTokens(), source);
        if (fault.isPresent()) {
            source.refuse(fault.get());
            return Optional.empty();
        }
        FilterLanguageParser parser = new FilterLanguageParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        try {
            return disjunction(parser.filters().disjunction());
        } catch (ParseCancellationException notInTheLanguage) {
            source.refuse(FilterSyntax.fault(notInTheLanguage, tokens, source));
            return Optional.empty();
        }
    }

    private Optional<Filter> disjunction(DisjunctionContext context) {
        return joined(context.conjunction().stream().map(this::conjunction), Filter.Or::new);
    }

    private Optional<Filter> conjunction(ConjunctionContext context) {
        return joined(context.negation().stream().map(this::negation), Filter.And::new);
    }

    private Optional<Filter> negation(NegationContext context) {
        Optional<Filter> filter =
                context.comparison() == null ? disjunction(context.disjunction()) : comparison(context.comparison());
        for (int not = 0; not < context.NOT().size(); not++) {
            filter = filter.map(Filter.Not::new);
        }
        return filter;
    }

    /** Nothing when a part is nothing; all parts are read even so. */
    private static Optional<Filter> joined(Stream<Optional<Filter>> parts, Function<List<Filter>, Filter> join) {
        List<Optional<Filter>> read = parts.toList();
        List<Filter> filters = read.stream().flatMap(Optional::stream).toList();
        if (filters.size() < read.size()) {
            return Optional.empty();
        }
        return Optional.of(filters.size() == 1 ? filters.getFirst() : join.apply(filters));
    }

    private Optional<Filter> comparison(ComparisonContext context) {
        Token name = context.FIELD().getSymbol();
        Optional<ListField> field =
                fields.named(name.getText()).filter(one -> !one.operators().isEmpty());
        if (field.isEmpty()) {
            source.refuse(MessageKey.FILTER_FIELD.with(source.at(name), told(name), names(fields.filterable())));
            return Optional.empty();
        }
        return comparison(field.get(), operator(context), context);
    }

    private Optional<Filter> comparison(ListField field, Token word, ComparisonContext context) {
        Operator operator = Operator.of(word.getText()).orElseThrow();
        boolean isSupported = field.operators().contains(operator);
        if (!isSupported) {
            source.refuse(
                    MessageKey.FILTER_OPERATOR.with(source.at(word), operator.word(), field.name(), words(field)));
        }
        List<Value> values = new ArrayList<>();
        context.value().forEach(value -> value(field, value.getStart()).ifPresent(values::add));
        return isSupported && values.size() == context.value().size()
                ? Optional.of(new Filter.Comparison(field, operator, values))
                : Optional.empty();
    }

    private static Token operator(ComparisonContext context) {
        ParserRuleContext binary = context.operator() == null ? context.listOperator() : context.operator();
        if (binary != null) {
            return binary.getStart();
        }
        return (context.PR() == null ? context.ISNULL() : context.PR()).getSymbol();
    }

    private Optional<? extends Value> value(ListField field, Token literal) {
        FieldType type = field.type();
        Value value = switch (literal.getType()) {
            case FilterLanguageLexer.TEXT -> new Value.Text(unescaped(literal.getText()));
            case FilterLanguageLexer.TRUE -> new Value.Flag(true);
            case FilterLanguageLexer.FALSE -> new Value.Flag(false);
            case FilterLanguageLexer.NUMBER ->
                type == FieldType.TIME
                        ? TimeText.read(literal.getText()).orElse(null)
                        : new Value.Decimal(new BigDecimal(literal.getText()));
            default -> TimeText.read(literal.getText()).orElse(null);
        };
        if (value == null) {
            source.refuse(
                    type == FieldType.TIME
                            ? MessageKey.FILTER_NO_SUCH_TIME.with(source.at(literal), told(literal))
                            : takes(type).with(source.at(literal), field.name()));
            return Optional.empty();
        }
        if (!type.takes(value)) {
            source.refuse(takes(type).with(source.at(literal), field.name()));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    private static MessageKey takes(FieldType type) {
        return switch (type) {
            case TEXT, TEXTS -> MessageKey.FILTER_TAKES_TEXT;
            case TIME -> MessageKey.FILTER_TAKES_TIME;
            case NUMBER -> MessageKey.FILTER_TAKES_NUMBER;
            case FLAG -> MessageKey.FILTER_TAKES_FLAG;
        };
    }

    /** Without the quotes and with what the escapes stand for, of which there are no others. */
    private static String unescaped(String literal) {
        return literal.substring(1, literal.length() - 1).replaceAll("\\\\(.)", "$1");
    }

    static String told(Token token) {
        return PrintableText.of(token.getText(), 60);
    }

    private static String names(List<ListField> fields) {
        return fields.stream().map(ListField::name).collect(Collectors.joining(", "));
    }

    private static String words(ListField field) {
        return field.operators().stream().map(Operator::word).sorted().collect(Collectors.joining(", "));
    }
}
