package org.unstuck.domain.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.request.Submission;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Why an open request has not ended. A request is as well off as the best of its items that are open: it is STUCK when
 * all of them are, because then nothing in it moves and a close breaks off nothing.
 *
 * @param main what decides the verdict
 * @param since when it came to this phase, or to whom it waits on, as far as that is known
 * @param sourceId of the source that the item is about which decides the verdict
 * @param retries how often sources were asked again, altogether
 * @param lastError what was last said to have gone wrong
 * @param lastMovement when something last happened to it
 * @param daysWithoutMovement whole days since then
 */
public record Diagnosis(
        Submission submission,
        Verdict verdict,
        Finding main,
        Phase phase,
        Instant since,
        WaitingOn waitingOn,
        @Nullable String sourceId,
        int retries,
        @Nullable String lastError,
        Instant lastMovement,
        long daysWithoutMovement,
        List<ItemDiagnosis> items,
        Set<Remedy> remedies) {

    public Diagnosis {
        items = List.copyOf(items);
        remedies = Set.copyOf(remedies);
        if (verdict == Verdict.ENDED) {
            throw new IllegalArgumentException("verdict of an open request must not be ENDED");
        }
    }

    public static Diagnosis of(CaseFile file, Circumstances circumstances) {
        List<ItemDiagnosis> items = items(file, circumstances);
        List<ItemDiagnosis> open = items.stream().filter(ItemDiagnosis::isOpen).toList();
        List<ItemDiagnosis> best =
                open.stream().filter(item -> item.verdict() != Verdict.STUCK).toList();
        Comparator<ItemDiagnosis> longest = Comparator.comparing(ItemDiagnosis::since);
        if (open.isEmpty()) {
            return nothingLeft(file, circumstances, items);
        }
        boolean stuck = best.isEmpty();
        ItemDiagnosis decisive = (stuck ? open : best).stream().min(longest).orElseThrow();
        return diagnosis(
                file,
                circumstances,
                items,
                stuck ? Verdict.STUCK : Verdict.WAITING,
                decisive.main(),
                decisive.phase(),
                decisive.since(),
                decisive.waitingOn(),
                decisive.item().change().sourceId(),
                remedies(open));
    }

    public TrackingNumber trackingNumber() {
        return submission.trackingNumber();
    }

    public boolean isStuck() {
        return verdict == Verdict.STUCK;
    }

    private static List<ItemDiagnosis> items(CaseFile file, Circumstances circumstances) {
        RequestedItems requested = file.life().request().items();
        List<RequestedItem> all = requested == null ? List.of() : requested.items();
        List<ItemDiagnosis> items = new ArrayList<>();
        for (int position = 0; position < all.size(); position++) {
            items.add(new ItemExamination(file, circumstances, position, all.get(position)).diagnose());
        }
        return items;
    }

    /** What has nothing to wait for ends with its last item; one that does not was imported so. */
    private static Diagnosis nothingLeft(CaseFile file, Circumstances circumstances, List<ItemDiagnosis> items) {
        Instant lastMovement = file.lastMovement();
        boolean stuck = !lastMovement.isAfter(
                circumstances.now().minus(circumstances.patience().schedule()));
        Set<Remedy> remedies = EnumSet.noneOf(Remedy.class);
        if (!stuck) {
            remedies.add(Remedy.WAIT);
        } else if (file.life().request().submission().isAccessRequest()) {
            remedies.add(Remedy.CLOSE);
        }
        return diagnosis(
                file,
                circumstances,
                items,
                stuck ? Verdict.STUCK : Verdict.WAITING,
                new Finding.NothingLeftToWait(items.size()),
                Phase.NOTHING,
                lastMovement,
                new WaitingOn.Nobody(),
                null,
                remedies);
    }

    private static Diagnosis diagnosis(
            CaseFile file,
            Circumstances circumstances,
            List<ItemDiagnosis> items,
            Verdict verdict,
            Finding main,
            Phase phase,
            Instant since,
            WaitingOn waitingOn,
            @Nullable String sourceId,
            Set<Remedy> remedies) {
        OpenRequest request = file.life().request();
        Instant lastMovement = file.lastMovement();
        Instant now = circumstances.now();
        boolean lately = lastMovement.isAfter(now.minus(circumstances.patience().lately()));
        return new Diagnosis(
                request.submission(),
                verdict == Verdict.WAITING && lately ? Verdict.MOVING : verdict,
                main,
                phase,
                since,
                waitingOn,
                sourceId,
                items.stream()
                        .mapToInt(item -> item.retries() == null ? 0 : item.retries())
                        .sum(),
                lastError(file),
                lastMovement,
                Math.max(0, Duration.between(lastMovement, now).toDays()),
                items,
                remedies);
    }

    private static @Nullable String lastError(CaseFile file) {
        return file.reports().stream()
                .filter(report -> report.error() != null)
                .max(Comparator.comparing(SourceReport::at))
                .map(SourceReport::error)
                .orElseGet(file::lastRemark);
    }

    /** What helps any of its items; to wait, only when none of them needs more. */
    private static Set<Remedy> remedies(List<ItemDiagnosis> open) {
        Set<Remedy> remedies = EnumSet.noneOf(Remedy.class);
        open.forEach(item -> remedies.addAll(item.remedies()));
        if (open.stream().anyMatch(item -> item.verdict() != Verdict.STUCK)) {
            // A close would break off what is getting on.
            remedies.remove(Remedy.CLOSE);
        } else {
            remedies.remove(Remedy.WAIT);
        }
        return remedies;
    }
}
