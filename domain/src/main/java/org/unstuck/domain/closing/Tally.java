package org.unstuck.domain.closing;

/**
 * How many tracking numbers of a run came to what; counts of parts of a run add up to the run's.
 *
 * @param closed closed by this run and still so
 * @param inError every outcome that is an error
 * @param pending not come to yet
 * @param reopened closed by this run and taken back
 */
public record Tally(int closed, int inError, int pending, int reopened) {

    public Tally {
        if (closed < 0 || inError < 0 || pending < 0 || reopened < 0) {
            throw new IllegalArgumentException("a tally counts from 0: closed " + closed + ", inError " + inError
                    + ", pending " + pending + ", reopened " + reopened);
        }
    }

    public static Tally pending(int count) {
        return new Tally(0, 0, count, 0);
    }

    public int total() {
        return closed + inError + pending + reopened;
    }

    /** The tally after one tracking number went from one outcome to another. */
    public Tally moved(Outcome.Kind from, Outcome.Kind to) {
        return add(from, -1).add(to, 1);
    }

    private Tally add(Outcome.Kind kind, int count) {
        return switch (kind) {
            case PENDING -> new Tally(closed, inError, pending + count, reopened);
            case CLOSED -> new Tally(closed + count, inError, pending, reopened);
            case REOPENED -> new Tally(closed, inError, pending, reopened + count);
            case ALREADY_CLOSED, NOT_FOUND, NOT_AN_ACCESS_REQUEST, CHANGED, FAILED, REOPEN_REFUSED ->
                new Tally(closed, inError + count, pending, reopened);
        };
    }
}
