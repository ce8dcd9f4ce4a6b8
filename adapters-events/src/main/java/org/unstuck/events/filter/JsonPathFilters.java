package org.unstuck.events.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.EventFilters;

/**
 * Filters in Jayway's JSONPath (contract 6.2), evaluated in a bounded number of steps: {@link CountedJson} counts what
 * is looked into, {@link BoundedRegex} says what a regular expression costs. What would take more finds nothing.
 *
 * <p>A path that leads to one value at most finds it unless it is null, false or an empty array. Any other path finds
 * something when there is at least one value where it leads, whatever that is: it was picked by a condition.
 */
public final class JsonPathFilters implements EventFilters {

    private static final Logger log = LoggerFactory.getLogger(JsonPathFilters.class);

    /** An event is about one request or run; this is far more than any has. */
    static final int MAX_EVENT_LENGTH = 1_000_000;

    private static final int REMEMBERED_EXPRESSIONS = 500;

    private static final ObjectMapper JSON = new JsonMapper();
    private static final JacksonMappingProvider MAPPING = new JacksonMappingProvider(JSON);

    private final LoadingCache<String, Optional<FilterExpression>> expressions =
            Caffeine.newBuilder().maximumSize(REMEMBERED_EXPRESSIONS).build(FilterExpression::of);

    /** What an expression came to. */
    private enum Finding {
        /** There is nothing where it leads, or it could not be followed. */
        NOTHING,
        /** There is something, which says no. */
        NO,
        /** There is something. */
        YES
    }

    @Override
    public boolean finds(String filter, String json) {
        return evaluate(filter, json) == Finding.YES;
    }

    @Override
    public boolean leadsSomewhere(String filter, String json) {
        return evaluate(filter, json) != Finding.NOTHING;
    }

    @Override
    public boolean isValid(String filter) {
        return expressions.get(filter).isPresent();
    }

    private Finding evaluate(String filter, String json) {
        Optional<FilterExpression> expression = expressions.get(filter);
        if (expression.isEmpty()) {
            return unevaluated(filter, "it is no expression");
        }
        if (json.length() > MAX_EVENT_LENGTH) {
            return unevaluated(filter, "the event is longer than " + MAX_EVENT_LENGTH + " characters");
        }
        try {
            Object event = JSON.readValue(json, Object.class);
            return evaluate(expression.get(), event);
        } catch (PathNotFoundException e) {
            return Finding.NOTHING;
        } catch (JsonProcessingException e) {
            return unevaluated(filter, "the event is no JSON");
        } catch (CountedJson.TooManySteps e) {
            return unevaluated(filter, "it would take too long");
        } catch (RuntimeException | StackOverflowError e) {
            // A condition that does not suit the event, such as one on the fields of a text.
            log.debug("the filter {} cannot be evaluated", filter, e);
            return Finding.NOTHING;
        }
    }

    private static Finding evaluate(FilterExpression expression, @Nullable Object event) {
        CountedJson counted = new CountedJson(JSON, expression.stepsFor(EventSize.of(event)));
        Configuration configuration = Configuration.builder()
                .jsonProvider(counted)
                .mappingProvider(MAPPING)
                .build();
        JsonPath path = expression.path();
        Object found = path.read(event, configuration);
        if (!path.isDefinite()) {
            return found instanceof Collection<?> values && values.isEmpty() ? Finding.NOTHING : Finding.YES;
        }
        return switch (found) {
            case null -> Finding.NO;
            case Boolean flag -> flag ? Finding.YES : Finding.NO;
            case Collection<?> values -> values.isEmpty() ? Finding.NO : Finding.YES;
            default -> Finding.YES;
        };
    }

    private static Finding unevaluated(String filter, String why) {
        log.warn("the filter {} finds nothing: {}", filter, why);
        return Finding.NOTHING;
    }
}
