package org.unstuck.application.closing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.port.Transactions.Attempt;

/**
 * Writes many things at once and, when the database refuses one of them, all the others: halves are tried until the
 * refused ones stand alone, so n refused of N cost about 2n·log N attempts and none costs one.
 */
public final class IsolatedWrite {

    private final Transactions transactions;

    public IsolatedWrite(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Writes.
     *
     * @param write writes some of the things, set-based
     * @param refused told each thing that the database refused, and why
     * @return what was written, in the order given
     */
    public <T> List<T> write(List<T> things, Consumer<List<T>> write, BiConsumer<T, String> refused) {
        List<T> written = new ArrayList<>(things.size());
        if (!things.isEmpty()) {
            writeHalving(things, write, refused, written);
        }
        return written;
    }

    private <T> void writeHalving(
            List<T> things, Consumer<List<T>> write, BiConsumer<T, String> refused, List<T> written) {
        switch (transactions.attempt(() -> write.accept(things))) {
            case Attempt.Done() -> written.addAll(things);
            case Attempt.Refused(String reason) -> {
                if (things.size() == 1) {
                    refused.accept(things.get(0), reason);
                } else {
                    int half = things.size() / 2;
                    writeHalving(things.subList(0, half), write, refused, written);
                    writeHalving(things.subList(half, things.size()), write, refused, written);
                }
            }
        }
    }
}
