package org.unstuck.application.filter;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a filter can ask of a field. A field without a value answers no to all but {@link #NE} and {@link #ISNULL}. */
public enum Operator {
    /** A list of texts has each of the texts given. */
    CA(Operands.SEVERAL),
    /** A text has the text given somewhere in it. */
    CO(Operands.ONE),
    /** The same; of a time, within the span given. */
    EQ(Operands.ONE),
    /** As {@link #GT}, or the same. */
    GE(Operands.ONE),
    /** Greater; of a time, later than the span given begins. */
    GT(Operands.ONE),
    /** {@link #EQ} one of those given. */
    IN(Operands.SEVERAL),
    /** There is no value. */
    ISNULL(Operands.NONE),
    /** As {@link #LT}, or the same; of a time, no later than the span given begins. */
    LE(Operands.ONE),
    /** Less; of a time, earlier than the span given begins. */
    LT(Operands.ONE),
    /** The opposite of {@link #EQ}, hence true of what has no value. */
    NE(Operands.ONE),
    /** There is a value. */
    PR(Operands.NONE),
    /** A text begins with the one given; a time as it is written does, so it is within the span given. */
    SW(Operands.ONE);

    /** How many values it compares with. */
    public enum Operands {
        NONE,
        ONE,
        SEVERAL;

        boolean allows(int count) {
            return switch (this) {
                case NONE -> count == 0;
                case ONE -> count == 1;
                case SEVERAL -> count >= 1;
            };
        }
    }

    private final Operands operands;

    Operator(Operands operands) {
        this.operands = operands;
    }

    public Operands operands() {
        return operands;
    }

    /** As the public API writes it (contract 2.4). */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operator that is written so. */
    public static Optional<Operator> of(String word) {
        return Arrays.stream(values())
                .filter(operator -> operator.word().equals(word))
                .findFirst();
    }
}
