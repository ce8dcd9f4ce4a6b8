package org.unstuck.server.malformed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.unstuck.server.malformed.Kinds.Kind;

/** All requests that follow from a seed: each from the seed and its own number alone, so that one can be had again. */
public final class MalformedRequests {

    private static final List<Kind> KINDS = Kinds.all();
    private static final List<Operation> OPERATIONS = Operation.all();

    private final long seed;
    private final Surroundings surroundings;

    public MalformedRequests(long seed, Surroundings surroundings) {
        this.seed = seed;
        this.surroundings = surroundings;
    }

    /** How many it takes until each kind met each operation. */
    public static int round() {
        return KINDS.size() * OPERATIONS.size();
    }

    public long seed() {
        return seed;
    }

    public Exchange at(int index) {
        Kind kind = KINDS.get(index % KINDS.size());
        Operation operation = OPERATIONS.get(index / KINDS.size() % OPERATIONS.size());
        Draft draft = new Draft(
                kind.name() + " at " + operation.method() + " "
                        + operation.path().toLowerCase(Locale.ROOT),
                new Chance(seed, index),
                surroundings,
                operation);
        season(draft);
        return kind.defect().on(draft);
    }

    /** A right body for each operation that takes one, cut off at every place, in turn said and not said to be so. */
    public List<Exchange> truncations() {
        List<Exchange> truncations = new ArrayList<>();
        for (Operation operation : OPERATIONS) {
            Draft draft = new Draft("cut off at " + operation.path(), new Chance(seed, 0), surroundings, operation);
            String body = operation.is(Operation.TOKEN) ? draft.body : draft.bodies.harmless(operation);
            for (int length = 0; !operation.reads() && length < body.length(); length++) {
                draft.body = body.substring(0, length);
                boolean isSaid = length % 2 == 0;
                draft.framing = isSaid ? List.of() : List.of("Content-Length: " + body.length());
                truncations.add(isSaid ? draft.keep() : draft.last());
            }
        }
        return truncations;
    }

    // Something beside what the kind is about, more often than not.
    private static void season(Draft draft) {
        Chance chance = draft.chance;
        if (chance.oneIn(4)) {
            draft.query = Oddities.query(chance);
        }
        if (chance.oneIn(4)) {
            draft.header(Oddities.header(chance));
        }
        if (chance.oneIn(8)) {
            draft.authorization = Oddities.authorization(chance);
        }
        if (chance.oneIn(8)) {
            draft.contentType = Oddities.contentType(chance);
        }
    }
}
