package org.unstuck.rest.page;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.ListFields;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Page;
import org.unstuck.rest.error.Message;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.filter.FilterReader;
import org.unstuck.rest.filter.SortReader;
import org.unstuck.rest.json.Reading;

/**
 * The query of a list: the collection parameters of the public API (contract 2.4) and those that are the list's own. A
 * parameter that is not supported is refused rather than ignored: without its filter a list would be a wrong answer.
 *
 * @param isPaged whether a part was asked for
 * @param count whether the total is to be told
 * @param selection what its filters and sorters say
 */
public record ListQuery(Page page, boolean isPaged, boolean count, Selection selection, Map<String, String> own) {

    private static final Set<String> COLLECTION_PARAMETERS = Set.of("limit", "offset", "count");

    public ListQuery {
        own = Map.copyOf(own);
    }

    /** Reads that of a list which is neither filtered nor sorted. */
    public static ListQuery parse(MultiValueMap<String, String> parameters, Set<String> ownParameters) {
        return parse(parameters, ListFields.NONE, ownParameters);
    }

    /**
     * Reads it.
     *
     * @param fields by which this list is filtered and sorted
     * @param ownParameters the names that this list has besides
     * @throws org.unstuck.rest.error.RequestRefused naming each parameter and the rule it breaks
     */
    public static ListQuery parse(
            MultiValueMap<String, String> parameters, ListFields fields, Set<String> ownParameters) {
        Reading reading = new Reading();
        Set<String> supported = new HashSet<>(COLLECTION_PARAMETERS);
        if (!fields.filterable().isEmpty()) {
            supported.add(FilterReader.PARAMETER);
        }
        if (!fields.sortable().isEmpty()) {
            supported.add(SortReader.PARAMETER);
        }
        supported.addAll(ownParameters);
        Map<String, String> own = new HashMap<>();
        parameters.forEach((name, values) -> {
            if (!supported.contains(name)) {
                reading.illegal(MessageKey.SUPPORTED_PARAMETER.with(MessageKey.PARAMETER.with(name)));
            } else if (values.size() != 1) {
                reading.illegal(MessageKey.NOT_REPEATED.with(MessageKey.PARAMETER.with(name)));
            } else if (ownParameters.contains(name)) {
                own.put(name, storable(reading, name, single(values)));
            }
        });
        int limit = number(
                reading,
                parameters.getFirst("limit"),
                Page.MAX_LIMIT,
                Page.MAX_LIMIT,
                MessageKey.NUMBER_BETWEEN.with(MessageKey.PARAMETER.with("limit"), 0, Page.MAX_LIMIT));
        int offset = number(
                reading,
                parameters.getFirst("offset"),
                0,
                Integer.MAX_VALUE,
                MessageKey.NUMBER_FROM.with(MessageKey.PARAMETER.with("offset"), 0));
        boolean count = flag(reading, "count", parameters.getFirst("count"));
        Selection selection = selection(reading, parameters, fields, supported);
        reading.orRefuse();
        boolean isPaged = parameters.containsKey("limit") || parameters.containsKey("offset");
        return new ListQuery(new Page(limit, offset), isPaged, count, selection, own);
    }

    /**
     * Whether a parameter of the list's own is true; one that is absent is not.
     *
     * @throws org.unstuck.rest.error.RequestRefused when it is neither true nor false
     */
    public boolean isSet(String parameter) {
        Reading reading = new Reading();
        boolean set = flag(reading, parameter, own.get(parameter));
        reading.orRefuse();
        return set;
    }

    /** The headers of the answer: the total, when it was asked for. */
    public HttpHeaders headers(LongSupplier total) {
        HttpHeaders headers = new HttpHeaders();
        if (count) {
            headers.set("X-Total-Count", Long.toString(total.getAsLong()));
        }
        return headers;
    }

    private static Selection selection(
            Reading reading, MultiValueMap<String, String> parameters, ListFields fields, Set<String> supported) {
        String filters =
                supported.contains(FilterReader.PARAMETER) ? parameters.getFirst(FilterReader.PARAMETER) : null;
        String sorters = supported.contains(SortReader.PARAMETER) ? parameters.getFirst(SortReader.PARAMETER) : null;
        Filter filter = filters == null
                ? null
                : FilterReader.read(filters, fields, reading).orElse(null);
        return new Selection(filter, sorters == null ? Sort.OWN : SortReader.read(sorters, fields, reading));
    }

    private static String storable(Reading reading, String name, String value) {
        if (!Value.Text.isText(value)) {
            reading.illegal(MessageKey.STORABLE_TEXT.with(MessageKey.PARAMETER.with(name)));
        }
        return value;
    }

    private static String single(List<String> values) {
        String value = values.get(0);
        return value == null ? "" : value;
    }

    private static int number(Reading reading, @Nullable String text, int byDefault, int max, Message rule) {
        if (text == null) {
            return byDefault;
        }
        // Ten digits hold every int, and what does not fit is no int.
        if (text.matches("[0-9]{1,10}")) {
            long value = Long.parseLong(text);
            if (value <= max) {
                return (int) value;
            }
        }
        reading.illegal(rule);
        return byDefault;
    }

    // In letters of any case: PowerShell has True for it.
    private static boolean flag(Reading reading, String name, @Nullable String text) {
        if (text == null || text.equalsIgnoreCase("false")) {
            return false;
        }
        if (!text.equalsIgnoreCase("true")) {
            reading.illegal(MessageKey.TRUE_OR_FALSE.with(MessageKey.PARAMETER.with(name)));
        }
        return true;
    }
}
