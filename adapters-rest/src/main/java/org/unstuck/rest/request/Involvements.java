package org.unstuck.rest.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.port.Involvement;
import org.unstuck.rest.error.MessageKey;
import org.unstuck.rest.json.Reading;
import org.unstuck.rest.security.Caller;

/** The parameters by which a list is asked for what somebody has to do with (contract 3, 4.4). */
public final class Involvements {

    public static final String REQUESTED_FOR = "requested-for";
    public static final String REQUESTED_BY = "requested-by";
    public static final String REGARDING = "regarding-identity";

    public static final Set<String> PARAMETERS = Set.of(REQUESTED_FOR, REQUESTED_BY, REGARDING);

    private static final String CALLER = "me";

    private Involvements() {}

    /**
     * Reads them, and finds out about all of a list's own parameters whether one says nothing.
     *
     * @param parameters the list's own
     * @throws org.unstuck.rest.error.RequestRefused naming each parameter and the rule it breaks
     */
    public static List<Involvement> read(Map<String, String> parameters, Caller caller) {
        Reading reading = new Reading();
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
        add(parameters.get(REQUESTED_FOR), Involvement.RequestedFor::new, caller, involvements);
        add(parameters.get(REQUESTED_BY), Involvement.RequestedBy::new, caller, involvements);
        add(parameters.get(REGARDING), Involvement.Regarding::new, caller, involvements);
        return involvements;
    }

    /** The id of the person that a parameter names. */
    public static String person(String parameter, Caller caller) {
        return parameter.equals(CALLER) ? caller.personId() : parameter;
    }

    private static void add(
            @Nullable String person,
            Function<String, Involvement> involvement,
            Caller caller,
            List<Involvement> involvements) {
        if (person != null) {
            involvements.add(involvement.apply(person(person, caller)));
        }
    }
}
