package org.unstuck.application.diagnosis;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.application.filter.Filter;
import org.unstuck.application.filter.InMemoryRows;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.filter.Sort;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.StuckFields;
import org.unstuck.application.port.Suspects;
import org.unstuck.domain.diagnosis.Diagnosis;
import org.unstuck.domain.diagnosis.WaitingOn;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Use case: find the access requests that are stuck, the oldest first unless the sort says otherwise. Storage gives
 * suspects and the diagnosis judges them, some hundred at a time. In the order of their creation it goes only as far as
 * the page wants; for a total, and for every other order, it has to judge all.
 */
public final class FindStuckRequests {

    /** Enough for few statements, and few enough to be held at once. */
    private static final int CHUNK = 500;

    private static final Comparator<Diagnosis> OLDEST_FIRST = Comparator.<Diagnosis, Instant>comparing(
                    diagnosis -> diagnosis.submission().created())
            .thenComparing(Diagnosis::trackingNumber);

    private static final InMemoryRows<Diagnosis> ROWS = new InMemoryRows<>(Map.of(
            StuckFields.CREATED, diagnosis -> diagnosis.submission().created(),
            StuckFields.SINCE, Diagnosis::since,
            StuckFields.LAST_MOVEMENT, Diagnosis::lastMovement,
            StuckFields.DAYS, diagnosis -> BigDecimal.valueOf(diagnosis.daysWithoutMovement()),
            StuckFields.PHASE, diagnosis -> diagnosis.phase().name(),
            StuckFields.REASON, diagnosis -> diagnosis.main().reason().name(),
            StuckFields.WAITING_ON, diagnosis -> idOf(diagnosis.waitingOn()),
            StuckFields.SOURCE, Diagnosis::sourceId,
            StuckFields.REQUESTED_FOR, diagnosis -> idOf(diagnosis.submission().recipient()),
            StuckFields.REQUESTED_BY, diagnosis -> idOf(diagnosis.submission().requester())));

    private final Suspects suspects;
    private final CaseFiles caseFiles;
    private final InstantSource clock;
    private final int mostSuspects;

    /**
     * The use case.
     *
     * @param mostSuspects how many one call judges; 1 or more
     */
    public FindStuckRequests(Suspects suspects, CaseFiles caseFiles, InstantSource clock, int mostSuspects) {
        if (mostSuspects < 1) {
            throw new IllegalArgumentException("mostSuspects must be at least 1, not " + mostSuspects);
        }
        this.suspects = suspects;
        this.caseFiles = caseFiles;
        this.clock = clock;
        this.mostSuspects = mostSuspects;
    }

    /** What came of looking for them. */
    public sealed interface Result {

        /**
         * They were found.
         *
         * @param total how many there are in all, where that was asked for
         */
        record Found(List<Diagnosis> page, @Nullable Long total) implements Result {

            public Found {
                page = List.copyOf(page);
            }
        }

        /** More would have to be judged than one call may; asking for fewer years at a time helps. */
        record TooManySuspects(int most) implements Result {}
    }

    /**
     * Finds them.
     *
     * @param selection over {@link StuckFields}
     * @param count whether the total is wanted
     */
    public Result find(Selection selection, Page page, boolean count) {
        Instant now = clock.instant();
        Sort sort = selection.sort();
        Suspects.Which which =
                new Suspects.Which(now, caseFiles.patience(), created(selection.filter()), isNewestFirst(sort));
        Search search = new Search(selection, (long) page.offset() + page.limit(), isByCreation(sort), count);
        CaseFiles.Examiner examiner = caseFiles.examinerAt(now);
        int limit = mostSuspects + 1;
        // Most suspects are stuck, so a few more than the page has usually fill it.
        int few = (int) Math.min(limit, search.comesInOrder() ? search.needed() + CHUNK : limit);
        List<TrackingNumber> numbers = suspects.find(which, few);
        judge(numbers, examiner, search);
        if (!search.isOver() && numbers.size() == few && few < limit) {
            Set<TrackingNumber> judged = Set.copyOf(numbers);
            numbers = suspects.find(which, limit);
            judge(numbers.stream().filter(number -> !judged.contains(number)).toList(), examiner, search);
        }
        return numbers.size() == limit && !search.isOver()
                ? new Result.TooManySuspects(mostSuspects)
                : new Result.Found(search.page(page), count ? search.total() : null);
    }

    /** All but the one that would be too many. */
    private void judge(List<TrackingNumber> numbers, CaseFiles.Examiner examiner, Search search) {
        int most = Math.min(numbers.size(), mostSuspects);
        for (int from = 0; from < most && !search.isOver(); from += CHUNK) {
            search.add(examiner.diagnose(numbers.subList(from, Math.min(most, from + CHUNK))));
        }
    }

    /** What is found on the way; no more is held than the page needs. */
    private static final class Search {

        private final Predicate<Diagnosis> wanted;
        private final Comparator<Diagnosis> order;
        private final long needed;
        private final boolean comesInOrder;
        private final boolean count;
        private List<Diagnosis> first = new ArrayList<>();
        private long total;

        Search(Selection selection, long needed, boolean comesInOrder, boolean count) {
            this.wanted = ROWS.matching(selection);
            this.order = ROWS.order(selection.sort(), OLDEST_FIRST);
            this.needed = needed;
            this.comesInOrder = comesInOrder;
            this.count = count;
        }

        void add(List<Diagnosis> some) {
            List<Diagnosis> found =
                    some.stream().filter(Diagnosis::isStuck).filter(wanted).toList();
            total += found.size();
            first = Stream.concat(first.stream(), found.stream())
                    .sorted(order)
                    .limit(needed)
                    .collect(ArrayList::new, List::add, List::addAll);
        }

        long needed() {
            return needed;
        }

        /** Whether what comes first is first, and no more than the page is wanted. */
        boolean comesInOrder() {
            return comesInOrder && !count;
        }

        /** Whether nothing that is still to be judged can change the answer. */
        boolean isOver() {
            return !count && (needed == 0 || (comesInOrder && first.size() >= needed));
        }

        long total() {
            return total;
        }

        List<Diagnosis> page(Page page) {
            return first.stream().skip(page.offset()).limit(page.limit()).toList();
        }
    }

    /** What storage can filter by itself; the rest of a conjunction only makes that fewer. */
    private static @Nullable Filter created(@Nullable Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) -> {
                List<Filter> ofCreated =
                        parts.stream().filter(FindStuckRequests::isAboutCreated).toList();
                yield switch (ofCreated.size()) {
                    case 0 -> null;
                    case 1 -> ofCreated.getFirst();
                    default -> new Filter.And(ofCreated);
                };
            }
            case Filter.Or or -> isAboutCreated(or) ? or : null;
            case Filter.Not not -> isAboutCreated(not) ? not : null;
            case Filter.Comparison comparison -> isAboutCreated(comparison) ? comparison : null;
            case null -> null;
        };
    }

    private static boolean isAboutCreated(Filter filter) {
        return switch (filter) {
            case Filter.And(var parts) -> parts.stream().allMatch(FindStuckRequests::isAboutCreated);
            case Filter.Or(var parts) -> parts.stream().allMatch(FindStuckRequests::isAboutCreated);
            case Filter.Not(var part) -> isAboutCreated(part);
            case Filter.Comparison comparison -> comparison.field().equals(StuckFields.CREATED);
        };
    }

    private static boolean isByCreation(Sort sort) {
        return sort.keys().isEmpty()
                || (sort.keys().size() == 1 && sort.keys().getFirst().field().equals(StuckFields.CREATED));
    }

    private static boolean isNewestFirst(Sort sort) {
        return !sort.keys().isEmpty()
                && sort.keys().getFirst().field().equals(StuckFields.CREATED)
                && sort.keys().getFirst().isDescending();
    }

    private static @Nullable String idOf(WaitingOn waitingOn) {
        return switch (waitingOn) {
            case WaitingOn.APerson(var id, var name) -> id;
            case WaitingOn.AGroup(var id, var name) -> id;
            case WaitingOn.ASource(var id) -> id;
            case WaitingOn.ASubscription(var id, var name) -> id.toString();
            case WaitingOn.ATime time -> null;
            case WaitingOn.Nobody nobody -> null;
        };
    }

    private static @Nullable String idOf(@Nullable IdentitySummary person) {
        return person == null ? null : person.identityId();
    }
}
