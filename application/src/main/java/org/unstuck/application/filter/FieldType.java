package org.unstuck.application.filter;

import static org.unstuck.application.filter.Operator.CA;
import static org.unstuck.application.filter.Operator.CO;
import static org.unstuck.application.filter.Operator.EQ;
import static org.unstuck.application.filter.Operator.GE;
import static org.unstuck.application.filter.Operator.GT;
import static org.unstuck.application.filter.Operator.IN;
import static org.unstuck.application.filter.Operator.ISNULL;
import static org.unstuck.application.filter.Operator.LE;
import static org.unstuck.application.filter.Operator.LT;
import static org.unstuck.application.filter.Operator.NE;
import static org.unstuck.application.filter.Operator.PR;
import static org.unstuck.application.filter.Operator.SW;

import java.util.Set;

/** What kind of values a field has. */
public enum FieldType {
    /** Compared character by character, after both were made upper and then lower case one by one, in no language. */
    TEXT(Set.of(CO, EQ, GE, GT, IN, ISNULL, LE, LT, NE, PR, SW)),
    TIME(Set.of(EQ, GE, GT, IN, ISNULL, LE, LT, NE, PR, SW)),
    NUMBER(Set.of(EQ, GE, GT, IN, ISNULL, LE, LT, NE, PR)),
    FLAG(Set.of(EQ, IN, ISNULL, NE, PR)),
    /** A list of texts; an empty one is there, it is only empty. */
    TEXTS(Set.of(CA, ISNULL, PR));

    @SuppressWarnings("ImmutableEnumChecker") // it is, as Set.of makes it
    private final Set<Operator> operators;

    FieldType(Set<Operator> operators) {
        this.operators = operators;
    }

    /** The operators that mean something for such a field; a list may support fewer. */
    public Set<Operator> operators() {
        return operators;
    }

    /** Whether a field of this type is compared with this value. */
    public boolean takes(Value value) {
        return switch (value) {
            case Value.Text text -> this == TEXT || this == TEXTS;
            case Value.Time time -> this == TIME;
            case Value.Decimal number -> this == NUMBER;
            case Value.Flag flag -> this == FLAG;
        };
    }
}
