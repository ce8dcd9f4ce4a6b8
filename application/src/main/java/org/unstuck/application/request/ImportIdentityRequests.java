package org.unstuck.application.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.closing.IsolatedWrite;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.request.ImportSummary.Rejection;
import org.unstuck.domain.request.ImportRule;
import org.unstuck.domain.request.RecordedRequest;
import org.unstuck.domain.request.TrackingNumber;

/**
 * Use case: take over identity requests that another system keeps. Documents come one after the other and are written
 * in chunks, each in its own transaction even if one is open, so memory is bounded and closes go on meanwhile; done again
 * it finds everything unchanged.
 */
public final class ImportIdentityRequests {

    private static final Logger log = LoggerFactory.getLogger(ImportIdentityRequests.class);

    private static final int CHUNK_SIZE = 500;

    private final IdentityRequests identityRequests;
    private final Transactions transactions;
    private final IsolatedWrite isolatedWrite;

    public ImportIdentityRequests(IdentityRequests identityRequests, Transactions transactions) {
        this.identityRequests = identityRequests;
        this.transactions = transactions;
        this.isolatedWrite = new IsolatedWrite(transactions);
    }

    /** One document of an import. */
    public sealed interface Candidate {

        /** Reads as an identity request. */
        @SuppressWarnings("AvoidCommonTypeNames") // always named as a Candidate.Readable
        record Readable(RecordedRequest document) implements Candidate {}

        /** Does not. */
        record Unreadable(@Nullable String id, String reason) implements Candidate {}
    }

    public ImportSummary importAll(Iterator<? extends Candidate> candidates) {
        Counts counts = new Counts();
        // Sorted, because everybody locks in the order of tracking numbers.
        Map<TrackingNumber, Received> chunk = new TreeMap<>();
        while (candidates.hasNext()) {
            int index = counts.received++;
            switch (candidates.next()) {
                case Candidate.Unreadable(var id, var reason) -> counts.reject(index, id, reason);
                case Candidate.Readable(var document) -> {
                    // A second document with the same id is compared with what the first one left.
                    if (chunk.size() == CHUNK_SIZE || chunk.containsKey(document.trackingNumber())) {
                        writeChunk(chunk, counts);
                    }
                    chunk.put(document.trackingNumber(), new Received(index, document));
                }
            }
        }
        writeChunk(chunk, counts);
        ImportSummary summary = counts.summary();
        log.info(
                "import: {} received, {} imported, {} updated, {} unchanged, {} rejected",
                summary.received(),
                summary.imported(),
                summary.updated(),
                summary.unchanged(),
                summary.rejectedCount());
        return summary;
    }

    private void writeChunk(Map<TrackingNumber, Received> chunk, Counts counts) {
        // What somebody else added between our look and our insert is looked at again.
        while (!chunk.isEmpty()) {
            ChunkResult result = transactions.inOwnTransaction(() -> writeOnce(chunk));
            counts.add(result);
            chunk.keySet().retainAll(result.toLookAtAgain());
        }
    }

    private ChunkResult writeOnce(Map<TrackingNumber, Received> chunk) {
        Map<TrackingNumber, RecordedRequest> known = identityRequests.lockRecorded(chunk.keySet()).stream()
                .collect(Collectors.toMap(RecordedRequest::trackingNumber, Function.identity()));
        List<Received> toAdd = new ArrayList<>();
        List<Received> toReplace = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        int unchanged = 0;
        for (Received received : chunk.values()) {
            switch (ImportRule.decide(received.document(), known.get(received.trackingNumber()))) {
                case ImportRule.Add() -> toAdd.add(received);
                case ImportRule.Replace() -> toReplace.add(received);
                case ImportRule.Keep() -> unchanged++;
                case ImportRule.Reject(var reason) -> rejections.add(received.rejection(reason));
            }
        }
        Set<TrackingNumber> added = new HashSet<>();
        List<Received> tried = isolatedWrite.write(
                toAdd,
                some -> added.addAll(identityRequests.add(documents(some))),
                (received, reason) -> rejections.add(received.rejection(reason)));
        List<Received> replaced = isolatedWrite.write(
                toReplace,
                some -> identityRequests.replace(documents(some)),
                (received, reason) -> rejections.add(received.rejection(reason)));
        Set<TrackingNumber> toLookAtAgain = tried.stream()
                .map(Received::trackingNumber)
                .filter(number -> !added.contains(number))
                .collect(Collectors.toSet());
        return new ChunkResult(added.size(), replaced.size(), unchanged, rejections, toLookAtAgain);
    }

    private static List<RecordedRequest> documents(List<Received> received) {
        return received.stream().map(Received::document).toList();
    }

    private record Received(int index, RecordedRequest document) {

        TrackingNumber trackingNumber() {
            return document.trackingNumber();
        }

        Rejection rejection(String reason) {
            return new Rejection(index, trackingNumber().toString(), reason);
        }
    }

    private record ChunkResult(
            int imported, int updated, int unchanged, List<Rejection> rejections, Set<TrackingNumber> toLookAtAgain) {}

    private static final class Counts {

        private int received;
        private int imported;
        private int updated;
        private int unchanged;
        private int rejectedCount;
        private final List<Rejection> rejected = new ArrayList<>();

        void add(ChunkResult result) {
            imported += result.imported();
            updated += result.updated();
            unchanged += result.unchanged();
            result.rejections().forEach(this::reject);
        }

        void reject(int index, @Nullable String id, String reason) {
            reject(new Rejection(index, id, reason));
        }

        private void reject(Rejection rejection) {
            rejectedCount++;
            if (rejected.size() < ImportSummary.MAX_REJECTIONS) {
                rejected.add(rejection);
            }
        }

        ImportSummary summary() {
            rejected.sort(Comparator.comparingInt(Rejection::index));
            return new ImportSummary(received, imported, updated, unchanged, rejected, rejectedCount);
        }
    }
}
