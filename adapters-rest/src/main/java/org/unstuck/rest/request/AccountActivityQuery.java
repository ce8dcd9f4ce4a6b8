package org.unstuck.rest.request;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Involvement;
import org.unstuck.application.port.RequestFields;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.security.Caller;

/** What the list of account activities is asked for besides what every list is (contract 3). */
final class AccountActivityQuery {

    /** Only in the oldest version of the API; harmless in the others. */
    static final String TYPE = "type";

    static final Set<String> PARAMETERS =
            Stream.concat(Involvements.PARAMETERS.stream(), Stream.of(TYPE)).collect(Collectors.toUnmodifiableSet());

    private AccountActivityQuery() {}

    /**
     * Reads it.
     *
     * @throws org.unstuck.rest.error.RequestRefused naming each parameter and the rule it breaks
     */
    static RequestQuery of(ListQuery query, Caller caller) {
        List<Involvement> involvements = Involvements.read(query.own(), caller);
        String type = query.own().get(TYPE);
        return new RequestQuery(
                caller.visibility(),
                involvements,
                type == null
                        ? query.selection()
                        : query.selection()
                                .and(Filter.Comparison.of(RequestFields.TYPE, Operator.EQ, new Value.Text(type))));
    }
}
