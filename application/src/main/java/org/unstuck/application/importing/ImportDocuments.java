package org.unstuck.application.importing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.closing.IsolatedWrite;
import org.unstuck.application.importing.ImportSummary.Rejection;
import org.unstuck.application.port.ImportedDocuments;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.request.ImportRule;
import org.unstuck.domain.request.ImportRule.Decision;

/**
 * Use case: take over documents of one kind that another system keeps. They come one after the other and are written in
 * chunks, each in its own transaction even if one is open, so memory is bounded and everything else goes on meanwhile; done again it finds
 * everything unchanged.
 *
 * @param <K> what names a document
 */
public final class ImportDocuments<K extends Comparable<? super K>, D> {

    private static final Logger log = LoggerFactory.getLogger(ImportDocuments.class);

    private static final int CHUNK_SIZE = 500;

    private final String kind;
    private final ImportedDocuments<K, D> documents;
    private final Function<D, K> key;
    private final BiFunction<D, @Nullable D, Decision> rule;
    private final Transactions transactions;
    private final IsolatedWrite isolatedWrite;

    /**
     * Makes it.
     *
     * @param kind what the documents are, in the plural, for the log
     * @param rule what a document does to the one that is here under its key, if any
     */
    public ImportDocuments(
            String kind,
            ImportedDocuments<K, D> documents,
            Function<D, K> key,
            BiFunction<D, @Nullable D, Decision> rule,
            Transactions transactions) {
        this.kind = kind;
        this.documents = documents;
        this.key = key;
        this.rule = rule;
        this.transactions = transactions;
        this.isolatedWrite = new IsolatedWrite(transactions);
    }

    /** Replaces whatever differs. */
    public static <K extends Comparable<? super K>, D> ImportDocuments<K, D> replacing(
            String kind, ImportedDocuments<K, D> documents, Function<D, K> key, Transactions transactions) {
        return new ImportDocuments<>(kind, documents, key, ImportDocuments::replaceWhatDiffers, transactions);
    }

    /** One document of an import. */
    public sealed interface Candidate<D> {

        /** Can be read. */
        @SuppressWarnings("AvoidCommonTypeNames") // always named as a Candidate.Readable
        record Readable<D>(D document) implements Candidate<D> {}

        /** Cannot. */
        record Unreadable<D>(@Nullable String id, String reason) implements Candidate<D> {}
    }

    public ImportSummary importAll(Iterator<? extends Candidate<D>> candidates) {
        Counts counts = new Counts();
        // Sorted, because everybody locks in the order of keys.
        Map<K, Received<D>> chunk = new TreeMap<>();
        while (candidates.hasNext()) {
            int index = counts.received++;
            switch (candidates.next()) {
                case Candidate.Unreadable<D>(var id, var reason) -> counts.reject(new Rejection(index, id, reason));
                case Candidate.Readable<D>(var document) -> {
                    K name = key.apply(document);
                    // A second document with the same key is compared with what the first one left.
                    if (chunk.size() == CHUNK_SIZE || chunk.containsKey(name)) {
                        writeChunk(chunk, counts);
                    }
                    chunk.put(name, new Received<>(index, document));
                }
            }
        }
        writeChunk(chunk, counts);
        ImportSummary summary = counts.summary();
        log.info(
                "import of {}: {} received, {} imported, {} updated, {} unchanged, {} rejected",
                kind,
                summary.received(),
                summary.imported(),
                summary.updated(),
                summary.unchanged(),
                summary.rejectedCount());
        return summary;
    }

    private static <D> Decision replaceWhatDiffers(D document, @Nullable D known) {
        if (known == null) {
            return new ImportRule.Add();
        }
        return document.equals(known) ? new ImportRule.Keep() : new ImportRule.Replace();
    }

    private void writeChunk(Map<K, Received<D>> chunk, Counts counts) {
        // What somebody else added between our look and our insert is looked at again.
        while (!chunk.isEmpty()) {
            ChunkResult<K> result = transactions.inOwnTransaction(() -> writeOnce(chunk));
            counts.add(result);
            chunk.keySet().retainAll(result.toLookAtAgain());
        }
    }

    private ChunkResult<K> writeOnce(Map<K, Received<D>> chunk) {
        Map<K, D> known = documents.lock(chunk.keySet()).stream().collect(Collectors.toMap(key, Function.identity()));
        List<Received<D>> toAdd = new ArrayList<>();
        List<Received<D>> toReplace = new ArrayList<>();
        List<Rejection> rejections = new ArrayList<>();
        int unchanged = 0;
        for (Map.Entry<K, Received<D>> entry : chunk.entrySet()) {
            Received<D> received = entry.getValue();
            switch (rule.apply(received.document(), known.get(entry.getKey()))) {
                case ImportRule.Add() -> toAdd.add(received);
                case ImportRule.Replace() -> toReplace.add(received);
                case ImportRule.Keep() -> unchanged++;
                case ImportRule.Reject(var reason) -> rejections.add(rejection(received, reason));
            }
        }
        Set<K> added = new HashSet<>();
        List<Received<D>> tried = isolatedWrite.write(
                toAdd,
                some -> added.addAll(documents.add(documents(some))),
                (received, reason) -> rejections.add(rejection(received, reason)));
        List<Received<D>> replaced = isolatedWrite.write(
                toReplace,
                some -> documents.replace(documents(some)),
                (received, reason) -> rejections.add(rejection(received, reason)));
        Set<K> toLookAtAgain = tried.stream()
                .map(received -> key.apply(received.document()))
                .filter(name -> !added.contains(name))
                .collect(Collectors.toSet());
        return new ChunkResult<>(added.size(), replaced.size(), unchanged, rejections, toLookAtAgain);
    }

    private Rejection rejection(Received<D> received, String reason) {
        return new Rejection(received.index(), key.apply(received.document()).toString(), reason);
    }

    private static <D> List<D> documents(List<Received<D>> received) {
        return received.stream().map(Received::document).toList();
    }

    private record Received<D>(int index, D document) {}

    private record ChunkResult<K>(
            int imported, int updated, int unchanged, List<Rejection> rejections, Set<K> toLookAtAgain) {}

    private static final class Counts {

        private int received;
        private int imported;
        private int updated;
        private int unchanged;
        private int rejectedCount;
        private final List<Rejection> rejected = new ArrayList<>();

        void add(ChunkResult<?> result) {
            imported += result.imported();
            updated += result.updated();
            unchanged += result.unchanged();
            result.rejections().forEach(this::reject);
        }

        void reject(Rejection rejection) {
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
