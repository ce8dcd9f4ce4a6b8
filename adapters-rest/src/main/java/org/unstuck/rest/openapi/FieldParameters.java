package org.unstuck.rest.openapi;

import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.unstuck.application.filter.FieldType;
import org.unstuck.application.filter.ListField;
import org.unstuck.application.filter.ListFields;
import org.unstuck.application.filter.Operator;
import org.unstuck.rest.filter.FilterReader;
import org.unstuck.rest.filter.SortReader;

/** The parameters that follow from the fields of a list: by what it is filtered, and by what it is sorted. */
final class FieldParameters {

    private FieldParameters() {}

    /** Those of the list that declares its fields there. */
    static List<Parameter> of(FilteredBy list) {
        try {
            return of((ListFields) list.value().getField("ALL").get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(list.value() + " must have a public constant ALL of its fields", e);
        }
    }

    private static List<Parameter> of(ListFields fields) {
        List<Parameter> parameters = new ArrayList<>();
        if (!fields.filterable().isEmpty()) {
            parameters.add(new QueryParameter()
                    .name(FilterReader.PARAMETER)
                    .description("Only elements of which this holds. Fields, and what may be asked of them:\n\n"
                            + fields.filterable().stream()
                                    .map(FieldParameters::operators)
                                    .collect(Collectors.joining("\n")))
                    .schema(Schemas.of("string"))
                    .example(comparison(fields.filterable().getFirst())));
        }
        if (!fields.sortable().isEmpty()) {
            parameters.add(new QueryParameter()
                    .name(SortReader.PARAMETER)
                    .description("By which fields to sort, with commas between them; a `-` before one turns its order "
                            + "around. Fields: "
                            + fields.sortable().stream()
                                    .map(field -> "**" + field.name() + "**")
                                    .collect(Collectors.joining(", ")))
                    .schema(Schemas.of("string"))
                    .example("-" + fields.sortable().getFirst().name()));
        }
        return parameters;
    }

    private static String operators(ListField field) {
        return "- **" + field.name() + "** (" + type(field.type()) + "): "
                + field.operators().stream()
                        .sorted()
                        .map(operator -> "`" + operator.word() + "`")
                        .collect(Collectors.joining(", "));
    }

    private static String type(FieldType type) {
        return switch (type) {
            case TEXT -> "text";
            case TIME -> "time";
            case NUMBER -> "number";
            case FLAG -> "true or false";
            case TEXTS -> "list of texts";
        };
    }

    private static String comparison(ListField field) {
        Operator operator = field.operators().stream().sorted().findFirst().orElseThrow();
        return switch (operator.operands()) {
            case NONE -> operator == Operator.PR ? "pr " + field.name() : field.name() + " " + operator.word();
            case ONE -> field.name() + " " + operator.word() + " " + value(field.type());
            case SEVERAL -> field.name() + " " + operator.word() + " (" + value(field.type()) + ")";
        };
    }

    private static String value(FieldType type) {
        return switch (type) {
            case TEXT, TEXTS -> "\"a\"";
            case TIME -> "2026-06-05T05:16:19.663Z";
            case NUMBER -> "1";
            case FLAG -> "true";
        };
    }
}
