package org.unstuck.rest.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads from our records what their schemas need not be told: a component that is {@code @Nullable} may be null, and a
 * property is required unless it has a default, or its record leaves it out when it is null or, being what callers
 * send, may lack it.
 */
final class RecordSchemas implements ModelConverter {

    private static final String OURS = "org.unstuck.";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Schema<?> resolved = others.hasNext() ? others.next().resolve(type, context, others) : null;
        Class<?> described = Json.mapper().constructType(type.getType()).getRawClass();
        if (resolved != null && described.isRecord() && described.getName().startsWith(OURS)) {
            Schema<?> model = resolved.get$ref() == null ? resolved : defined(resolved.get$ref(), context);
            if (model != null && model.getProperties() != null) {
                complete(model, described);
            }
        }
        return resolved;
    }

    private static @Nullable Schema<?> defined(String reference, ModelConverterContext context) {
        return context.getDefinedModels().get(reference.substring(SCHEMAS.length()));
    }

    private static void complete(Schema<?> model, Class<?> described) {
        List<String> required = new ArrayList<>();
        for (RecordComponent component : described.getRecordComponents()) {
            String name = nameOf(component);
            boolean mayBeNull = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (!hasDefault(model, name) && (!mayBeNull || writesNulls(described, component))) {
                required.add(name);
            }
            ArraySchema list = component.getAccessor().getAnnotation(ArraySchema.class);
            if (list != null && !list.arraySchema().example().isEmpty()) {
                model.getProperties()
                        .computeIfPresent(
                                name,
                                (same, property) -> property.example(
                                        parsed(list.arraySchema().example())));
            }
            if (mayBeNull) {
                model.getProperties().computeIfPresent(name, (same, property) -> orNull(property));
            }
        }
        model.setRequired(required);
    }

    /** What a component says of itself counts more than what its record says of all. */
    private static boolean writesNulls(Class<?> described, RecordComponent component) {
        JsonInclude own = component.getAccessor().getAnnotation(JsonInclude.class);
        JsonInclude include = own == null ? described.getAnnotation(JsonInclude.class) : own;
        return include != null && include.value() == JsonInclude.Include.ALWAYS;
    }

    private static boolean hasDefault(Schema<?> model, String name) {
        Schema<?> property = (Schema<?>) model.getProperties().get(name);
        return property != null && property.getDefault() != null;
    }

    // The library leaves the example of a list behind.
    private static JsonNode parsed(String example) {
        try {
            return Json.mapper().readTree(example);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the example of a list is no JSON: " + example, e);
        }
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    /** Allows null beside what a schema allows; does nothing the second time. */
    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Schema orNull(Schema property) {
        if (property.get$ref() != null) {
            Schema nothing = Schemas.of(NULL);
            Schema either = new JsonSchema()
                    .anyOf(List.of(new JsonSchema().$ref(property.get$ref()), nothing))
                    .description(property.getDescription());
            either.setExample(property.getExample());
            return either;
        }
        if (property.getAnyOf() == null) {
            property.addType(NULL);
            if (property.getEnum() != null && !property.getEnum().contains(null)) {
                List<Object> words = new ArrayList<>(property.getEnum());
                words.add(null);
                property.setEnum(words);
            }
        }
        return property;
    }
}
