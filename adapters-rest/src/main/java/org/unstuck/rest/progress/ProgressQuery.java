package org.unstuck.rest.progress;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.Operator;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Value;
import org.unstuck.application.port.Involvement;
import org.unstuck.application.port.RequestedItemFields;
import org.unstuck.application.port.RequestedItemQuery;
import org.unstuck.application.port.Visibility;
import org.unstuck.domain.progress.ItemState;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.page.ListQuery;
import org.unstuck.rest.request.Involvements;
import org.unstuck.rest.security.Caller;

/** What lists of requested items are asked for besides what every list is (contract 4.4, 4.5). */
final class ProgressQuery {

    static final String ASSIGNED_TO = "assigned-to";
    static final String STATE = "request-state";

    static final Set<String> PARAMETERS = Stream.concat(Involvements.PARAMETERS.stream(), Stream.of(ASSIGNED_TO, STATE))
            .collect(Collectors.toUnmodifiableSet());

    private static final String EXECUTING = ItemState.EXECUTING.name();

    /** The example of the public API has the name of the parameter in its value, and clients copied that. */
    private static final Set<String> STATES = Set.of(EXECUTING, STATE + "=" + EXECUTING);

    private ProgressQuery() {}

    /**
     * What everybody may ask for: administrators anything, and the others their own requests and what they are to decide
     * themselves.
     *
     * @throws org.unstuck.rest.error.RequestRefused naming each parameter and the rule it breaks
     */
    static RequestedItemQuery forEverybody(ListQuery query, Caller caller) {
        String owner = query.own().get(ASSIGNED_TO);
        boolean isForTheOwner =
                owner != null && Involvements.person(owner, caller).equals(caller.personId());
        return of(query, caller, isForTheOwner ? new Visibility.Everything() : caller.visibility());
    }

    /**
     * What administrators may ask for.
     *
     * @throws org.unstuck.rest.error.RequestRefused naming each parameter and the rule it breaks
     */
    static RequestedItemQuery forAdministrators(ListQuery query, Caller caller) {
        return of(query, caller, new Visibility.Everything());
    }

    private static RequestedItemQuery of(ListQuery query, Caller caller, Visibility visibility) {
        Map<String, String> own = query.own();
        List<Involvement> involvements = Involvements.read(own, caller);
        String owner = own.get(ASSIGNED_TO);
        return new RequestedItemQuery(
                visibility,
                involvements,
                owner == null ? null : Set.of(Involvements.person(owner, caller)),
                own.containsKey(STATE) ? executing(query.selection(), own.get(STATE)) : query.selection());
    }

    private static Selection executing(Selection selection, String state) {
        if (!STATES.contains(state)) {
            Reading reading = new Reading();
            reading.illegal(MessageKey.ONE_OF.with(MessageKey.PARAMETER.with(STATE), EXECUTING));
            reading.orRefuse();
        }
        return selection.and(Filter.Comparison.of(RequestedItemFields.STATUS, Operator.EQ, new Value.Text(EXECUTING)));
    }
}
