package org.unstuck.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Involvement;
import org.unstuck.application.port.RequestFields;
import org.unstuck.application.port.RequestQuery;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.security.Caller;

/** What the list of account activities is asked for besides what every list is (contract 3). */
final class AccountActivityQuery {

    static final String REQUESTED_FOR = "requested-for";
    static final String REQUESTED_BY = "requested-by";
    static final String REGARDING = "regarding-identity";

    /** Only in the oldest version of the API; harmless in the others. */
    static final String TYPE = "type";

    static final Set<String> PARAMETERS = Set.of(REQUESTED_FOR, REQUESTED_BY, REGARDING, TYPE);

    private static final String CALLER = "me";

    private final Map<String, String> parameters;
    private final Caller caller;
    private final Reading reading = new Reading();

    private AccountActivityQuery(ListQuery query, Caller caller) {
        this.parameters = query.own();
        this.caller = caller;
    }

    /**
     * Reads it.
     *
     * @throws org.unstuck.rest.error.RequestRefused naming each parameter and the rule it breaks
     */
    static RequestQuery of(ListQuery query, Caller caller) {
        return new AccountActivityQuery(query, caller).read(query.selection());
    }

    private RequestQuery read(Selection selection) {
        parameters.forEach((name, value) -> {
            if (value.isBlank()) {
                reading.missing(MessageKey.NOT_BLANK.with(MessageKey.PARAMETER.with(name)));
            }
        });
        for (String other : List.of(REQUESTED_FOR, REQUESTED_BY)) {
            if (parameters.containsKey(REGARDING) && parameters.containsKey(other)) {
                reading.illegal(MessageKey.NOT_TOGETHER.with(
                        MessageKey.PARAMETER.with(REGARDING), MessageKey.PARAMETER.with(other)));
            }
        }
        reading.orRefuse();
        List<Involvement> involvements = new ArrayList<>();
        addPerson(REQUESTED_FOR, Involvement.RequestedFor::new, involvements);
        addPerson(REQUESTED_BY, Involvement.RequestedBy::new, involvements);
        addPerson(REGARDING, Involvement.Regarding::new, involvements);
        String type = parameters.get(TYPE);
        return new RequestQuery(
                caller.visibility(),
                involvements,
                type == null
                        ? selection
                        : selection.and(Filter.Comparison.of(RequestFields.TYPE, Operator.EQ, new Value.Text(type))));
    }

    private void addPerson(
            String parameter, Function<String, Involvement> involvement, List<Involvement> involvements) {
        String person = parameters.get(parameter);
        if (person != null) {
            involvements.add(involvement.apply(person.equals(CALLER) ? caller.personId() : person));
        }
    }
}
