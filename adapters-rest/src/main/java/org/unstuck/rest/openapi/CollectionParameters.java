package org.unstuck.rest.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.Optional;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.method.HandlerMethod;

/**
 * Gives lists the parameters that {@link org.unstuck.rest.page.ListQuery} reads for all of them. A list is an operation
 * that takes all of its query; parameters of its own stand at its method, and its fields where {@link FilteredBy} says.
 */
final class CollectionParameters implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Optional<String> query = Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == MultiValueMap.class)
                .map(MethodParameter::getParameter)
                .map(java.lang.reflect.Parameter::getName)
                .findFirst();
        if (query.isPresent()) {
            if (operation.getParameters() != null) {
                operation.getParameters().removeIf(parameter -> query.get().equals(parameter.getName()));
            }
            FilteredBy fields = method.getMethodAnnotation(FilteredBy.class);
            if (fields != null) {
                FieldParameters.of(fields).forEach(operation::addParametersItem);
            }
            operation
                    .addParametersItem(shared(ApiDescription.LIMIT))
                    .addParametersItem(shared(ApiDescription.OFFSET))
                    .addParametersItem(shared(ApiDescription.COUNT));
            ApiResponse list = operation.getResponses().get("200");
            if (list != null) {
                list.addHeaderObject(
                        ApiDescription.TOTAL, new Header().$ref("#/components/headers/" + ApiDescription.TOTAL));
            }
        }
        return operation;
    }

    static Parameter shared(String name) {
        return new Parameter().$ref("#/components/parameters/" + name);
    }
}
