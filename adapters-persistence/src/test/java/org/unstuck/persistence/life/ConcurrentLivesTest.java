package org.unstuck.persistence.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.closing.CloseRunFixture.ADMINISTRATOR;
import static org.unstuck.domain.request.RecordedRequestFixture.recorded;
import static org.unstuck.domain.submission.SubmissionFixture.BY_ADMINISTRATOR;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;
import static org.unstuck.domain.submission.SubmissionFixture.grant;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.unstuck.application.approval.ApproveInBulk;
import org.unstuck.application.approval.DecideApproval.Word;
import org.unstuck.application.closing.CancelCloseRun;
import org.unstuck.application.closing.CloseRequests;
import org.unstuck.application.closing.ConcludeCloseRun;
import org.unstuck.application.closing.ReopenRequests;
import org.unstuck.application.closing.StartCloseRun;
import org.unstuck.application.importing.ImportDocuments;
import org.unstuck.application.importing.ImportSummary;
import org.unstuck.application.life.Lives;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.CloseRunWorkflows;
import org.unstuck.application.port.CloseRuns;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.PendingApprovalQuery;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.SequentialIds;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.request.ImportIdentityRequests;
import org.unstuck.application.submission.SubmitAccessRequest.Result;
import org.unstuck.domain.approval.Approval;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.audit.AuditAction;
import org.unstuck.domain.audit.AuditEvent;
import org.unstuck.domain.closing.CloseRun;
import org.unstuck.domain.closing.CloseRunItem;
import org.unstuck.domain.closing.Outcome;
import org.unstuck.domain.life.Refusal;
import org.unstuck.domain.provisioning.ProvisioningResult;
import org.unstuck.domain.request.ApprovalState;
import org.unstuck.domain.request.CloseRunId;
import org.unstuck.domain.request.ClosedRequest;
import org.unstuck.domain.request.DirectiveFixture;
import org.unstuck.domain.request.IdentityRequest;
import org.unstuck.domain.request.IdentityRequestFixture;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.ProvisioningState;
import org.unstuck.domain.request.RequestedItem;
import org.unstuck.domain.request.Stage;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.AskedItem;
import org.unstuck.domain.submission.Receipt;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.approval.JooqApprovals;
import org.unstuck.persistence.audit.JooqAuditTrail;
import org.unstuck.persistence.closing.JooqCloseRuns;
import org.unstuck.persistence.consultation.JooqConsultations;
import org.unstuck.persistence.provisioning.JooqProvisioningWork;
import org.unstuck.persistence.request.JooqIdentityRequests;
import org.unstuck.persistence.request.JooqRequestsUnderWay;
import org.unstuck.persistence.secret.SecretCipher;
import org.unstuck.persistence.secret.SecretsKey;
import org.unstuck.persistence.submission.JooqAccessRequestSettings;
import org.unstuck.persistence.trigger.JooqDeliveries;
import org.unstuck.persistence.trigger.JooqOutgoingEvents;
import org.unstuck.persistence.trigger.JooqTriggerSubscriptions;

/** Whoever does whatever to the same few requests at the same time, no request comes into a state that must not be. */
class ConcurrentLivesTest {

    private static final int THREADS = 4;
    private static final int WORDS_PER_THREAD = 50;
    private static final int MOST_DAYS_AT_ONCE = 5;

    /** What goes on by one revision; the other events are about an approval alone. */
    private static final Set<AuditAction> ADVANCING = EnumSet.of(
            AuditAction.ACCESS_REQUEST_APPROVED,
            AuditAction.ACCESS_REQUEST_REJECTED,
            AuditAction.ACCESS_REQUEST_CANCELLED,
            AuditAction.ACCESS_REQUEST_EXPIRED,
            AuditAction.ACCESS_REQUEST_PROCESSED);

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final AtomicLong ticks = new AtomicLong();
    private final InstantSource clock = () -> NOW.plusSeconds(ticks.incrementAndGet());
    private final NewIds newIds = new SequentialIds();
    private final Transactions transactions = database.transactions();
    private final IdentityRequests identityRequests = new JooqIdentityRequests(database.sql());
    private final RequestsUnderWay requestsUnderWay = new JooqRequestsUnderWay(database.sql());
    private final Approvals approvals = new JooqApprovals(database.sql());
    private final ProvisioningWork work = new JooqProvisioningWork(database.sql());
    private final AuditTrail auditTrail = new JooqAuditTrail(database.sql());
    private final CloseRuns closeRuns = new JooqCloseRuns(database.sql());
    private final OutgoingEvents outgoingEvents = new JooqOutgoingEvents(database.sql());
    private final CloseRunWorkflows workflows = new DoneByHand();
    private final Lives lives = new Lives(
            identityRequests,
            requestsUnderWay,
            approvals,
            work,
            new JooqConsultations(database.sql()),
            new JooqTriggerSubscriptions(
                    database.sql(),
                    new SecretCipher(List.of(SecretsKey.generate(new SecureRandom())), new SecureRandom())),
            new JooqDeliveries(database.sql()),
            new JooqAccessRequestSettings(database.sql()),
            auditTrail,
            outgoingEvents,
            transactions,
            newIds,
            clock);
    private final StartCloseRun startCloseRun =
            new StartCloseRun(closeRuns, auditTrail, workflows, transactions, newIds, clock);
    private final CloseRequests closeRequests =
            new CloseRequests(closeRuns, identityRequests, outgoingEvents, transactions, newIds, clock, 500);
    private final ConcludeCloseRun concludeCloseRun =
            new ConcludeCloseRun(closeRuns, auditTrail, transactions, newIds, clock);
    private final CancelCloseRun cancelCloseRun =
            new CancelCloseRun(closeRuns, auditTrail, outgoingEvents, workflows, transactions, newIds, clock);
    private final ReopenRequests reopenRequests =
            new ReopenRequests(closeRuns, identityRequests, auditTrail, outgoingEvents, transactions, newIds, clock);

    private final ImportIdentityRequests importIdentityRequests =
            new ImportIdentityRequests(identityRequests, transactions);

    private final List<CloseRunId> runs = Collections.synchronizedList(new ArrayList<>());
    private final List<CloseRunId> closedRuns = Collections.synchronizedList(new ArrayList<>());
    private final Map<TrackingNumber, AtomicInteger> approved = new ConcurrentHashMap<>();
    private final AtomicInteger chased = new AtomicInteger();
    private final Map<TrackingNumber, AtomicInteger> replaced = new ConcurrentHashMap<>();

    /** What the background process would do is done here, by the threads of the test. */
    private static final class DoneByHand implements CloseRunWorkflows {
        @Override
        public void start(CloseRunId id) {}

        @Override
        public void cancel(CloseRunId id) {}
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 8), new Random().longs(4));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverReachAStateThatMustNotBe(long seed) {
        lives.hurryApprovers();
        List<TrackingNumber> own = new CopyOnWriteArrayList<>(List.of(
                submit("zoe", asked(SALES)),
                submit("zoe", asked(PAYROLL)),
                submit("zoe", asked(WIKI)),
                submit("nora", asked(SALES), asked(WIKI), asked(PAYROLL)),
                submit("otto", asked(WIKI), asked(SALES))));
        List<TrackingNumber> imported = IdentityRequestFixture.trackingNumbers(2);
        imported.forEach(number -> importAll(
                IdentityRequestFixture.stuckInApproval(number), IdentityRequestFixture.stuckInProvisioning(number)));

        CyclicBarrier begin = new CyclicBarrier(THREADS);
        List<CompletableFuture<Boolean>> threads = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.supplyAsync(
                        () -> {
                            Random random = new Random(seed * THREADS + thread);
                            await(begin);
                            for (int word = 0; word < WORDS_PER_THREAD; word++) {
                                saySomething(random, own, imported);
                            }
                            return true;
                        },
                        task -> Thread.ofPlatform().daemon().start(task)))
                .toList();
        threads.forEach(thread ->
                assertThat(thread.orTimeout(60, TimeUnit.SECONDS).join()).isTrue());

        assertThat(approved).isNotEmpty();
        assertThat(runs).isNotEmpty();
        assertThat(replaced).isNotEmpty();
        assertThat(chased).hasPositiveValue();
        Map<String, Map<Outcome.Kind, Integer>> outcomes = outcomes();
        own.forEach(number -> assertWhole(number, outcomes.getOrDefault(number.toString(), Map.of())));
        imported.forEach(number -> assertEachChangeIsKnown(number, outcomes.getOrDefault(number.toString(), Map.of())));
        assertRunsBalance();
    }

    @Test
    void beginOnceHoweverManyAskForTheSameAtTheSameTime() {
        CyclicBarrier begin = new CyclicBarrier(THREADS);
        List<Receipt> receipts = IntStream.range(0, THREADS)
                .mapToObj(thread -> CompletableFuture.supplyAsync(
                        () -> {
                            await(begin);
                            return receipt("zoe", asked(SALES), asked(WIKI));
                        },
                        task -> Thread.ofPlatform().daemon().start(task)))
                .toList()
                .stream()
                .map(submission -> submission.orTimeout(60, TimeUnit.SECONDS).join())
                .toList();

        List<TrackingNumber> begun = receipts.stream()
                .flatMap(receipt -> receipt.newRequests().stream())
                .flatMap(tracking -> tracking.trackingNumbers().stream())
                .toList();
        assertThat(begun).hasSize(1);
        assertThat(receipts.stream()
                        .flatMap(receipt -> receipt.existingRequests().stream())
                        .flatMap(tracking -> tracking.trackingNumbers().stream()))
                .hasSize(THREADS - 1)
                .containsOnly(begun.getFirst());
    }

    private void saySomething(Random random, List<TrackingNumber> own, List<TrackingNumber> imported) {
        TrackingNumber number = pickRecent(random, own);
        TrackingNumber any = random.nextInt(4) == 0 ? pick(random, imported) : number;
        switch (random.nextInt(25)) {
            case 0, 1, 2, 3 -> decide(random, number, new Word.Approve("yes"));
            case 4 -> approveInBulk(List.of(pickRecent(random, own), number));
            case 5 -> decide(random, number, new Word.Reject("no"));
            case 6 -> decide(random, number, new Word.Forward(random.nextBoolean() ? "mia" : "finn", "you"));
            case 7 -> lives.dispatchProvisioning.dispatch(3);
            case 8, 9, 10, 11 -> record(random, any);
            case 12 ->
                lives.cancelRequests.cancel(
                        List.of(number.toString(), pickRecent(random, own).toString()),
                        "x",
                        new Decider(ADMINISTRATOR, true, Set.of()));
            case 13 -> concludeCloseRun.conclude(close(List.of(any, pickRecent(random, own))));
            case 14 -> close(List.of(any, pickRecent(random, own), pickRecent(random, own)));
            case 15, 16 -> {
                if (!runs.isEmpty()) {
                    takeBack(pickRecent(random, runs));
                }
            }
            case 17 -> {
                if (!closedRuns.isEmpty()) {
                    concludeCloseRun.conclude(pickRecent(random, closedRuns));
                }
            }
            case 18, 19 ->
                importAll(imported.stream()
                        .map(one -> random.nextBoolean()
                                ? IdentityRequestFixture.stuckInApproval(one)
                                : IdentityRequestFixture.stuckInProvisioning(one))
                        .toArray(OpenRequest[]::new));
            case 20, 21, 22 -> {
                ticks.addAndGet(TimeUnit.DAYS.toSeconds(1 + random.nextInt(MOST_DAYS_AT_ONCE)));
                chased.addAndGet(lives.chaseApprovals.chase(3));
            }
            default ->
                receipt(pick(random, List.of("zoe", "nora", "otto")), asked(SALES), asked(WIKI), asked(PAYROLL))
                        .newRequests()
                        .forEach(tracking -> own.addAll(tracking.trackingNumbers()));
        }
    }

    /** One of the few that came last, so that all threads are about the same ones. */
    private static <T> T pickRecent(Random random, List<T> all) {
        List<T> some = List.copyOf(all);
        return pick(random, some.subList(Math.max(0, some.size() - 5), some.size()));
    }

    private void approveInBulk(List<TrackingNumber> numbers) {
        List<Approval> chains = approvals.of(numbers);
        if (chains.isEmpty()) {
            return;
        }
        Map<String, ApproveInBulk.Outcome> outcomes = lives.approveInBulk.approve(
                chains.stream().map(approval -> approval.id().toString()).toList(), "yes", ADMINISTRATOR);
        for (Approval approval : chains) {
            if (outcomes.get(approval.id().toString()) instanceof ApproveInBulk.Outcome.Approved) {
                approved.computeIfAbsent(approval.request(), unknown -> new AtomicInteger())
                        .incrementAndGet();
            }
        }
    }

    private void decide(Random random, TrackingNumber number, Word word) {
        List<Approval> chain = approvals.of(List.of(number));
        if (chain.isEmpty()) {
            return;
        }
        Optional<Refusal> refusal =
                lives.decideApproval.decide(pick(random, chain).id(), word, ADMINISTRATOR, true);
        if (refusal.isEmpty() && word instanceof Word.Approve) {
            approved.computeIfAbsent(number, unknown -> new AtomicInteger()).incrementAndGet();
        }
    }

    private void record(Random random, TrackingNumber number) {
        ProvisioningResult result = switch (random.nextInt(5)) {
            case 0 -> new ProvisioningResult.Committed();
            case 1 -> new ProvisioningResult.Finished();
            case 2 -> new ProvisioningResult.Failed("broken", true, null);
            case 3 -> new ProvisioningResult.Failed("broken", false, null);
            default -> new ProvisioningResult.VerificationFailed("gone");
        };
        lives.recordProvisioningResult.record(number, random.nextInt(3), result);
    }

    private CloseRunId close(List<TrackingNumber> numbers) {
        CloseRunId run = startCloseRun
                .start(new StartCloseRun.Command(
                        numbers.stream().map(TrackingNumber::toString).toList(),
                        DirectiveFixture.byDefault(),
                        ADMINISTRATOR))
                .id();
        runs.add(run);
        closeRequests.close(run);
        closedRuns.add(run);
        return run;
    }

    /** Any thread may be about any run: who comes first decides whether it is concluded or taken back. */
    private void takeBack(CloseRunId run) {
        switch (cancelCloseRun.cancel(run, ADMINISTRATOR)) {
            case CANCELLED, ALREADY_CANCELLED -> reopenRequests.reopen(run);
            case ALREADY_CONCLUDED -> {}
            case NOT_FOUND -> throw new AssertionError("run " + run + " is lost");
        }
    }

    private void importAll(OpenRequest... documents) {
        for (OpenRequest document : documents) {
            ImportSummary summary = importIdentityRequests.importAll(
                    List.of(new ImportDocuments.Candidate.Readable<>(recorded(document)))
                            .iterator());
            if (summary.updated() > 0) {
                replaced.computeIfAbsent(document.trackingNumber(), unknown -> new AtomicInteger())
                        .incrementAndGet();
            }
            summary.rejected()
                    .forEach(rejection -> assertThat(rejection.reason()).contains("closed here"));
        }
    }

    /** What a run closed is closed, reopened, or kept closed because something happened since; each is counted once. */
    private void assertRunsBalance() {
        for (CloseRunId run : runs) {
            CloseRun read =
                    transactions.inTransaction(() -> closeRuns.lock(run)).orElseThrow();
            List<CloseRunItem> items = closeRuns.items(run, null, Page.FIRST);
            assertThat(items).hasSize(read.tally().total());
            for (Outcome.Kind kind : EnumSet.of(Outcome.Kind.CLOSED, Outcome.Kind.REOPENED)) {
                assertThat(items.stream().filter(item -> item.outcome().kind() == kind))
                        .hasSize(
                                kind == Outcome.Kind.CLOSED
                                        ? read.tally().closed()
                                        : read.tally().reopened());
            }
        }
    }

    private void assertWhole(TrackingNumber number, Map<Outcome.Kind, Integer> closings) {
        // That it can be read at all is the first thing: the types refuse what must not be.
        IdentityRequest request =
                requestsUnderWay.findAll(List.of(number)).getFirst().request();
        List<AuditEvent> events = auditTrail.of(number, Page.FIRST);
        assertEachChangeIsKnown(number, closings);
        int closes = closesAmong(closings);
        int reopened = closings.getOrDefault(Outcome.Kind.REOPENED, 0);

        assertThat(count(events, EnumSet.of(AuditAction.ACCESS_REQUEST_APPROVED)))
                .isEqualTo(approved.getOrDefault(number, new AtomicInteger()).get());
        long endedByItself = events.stream()
                .filter(event -> !event.attributes().containsKey("late"))
                .filter(event -> event.attributes().containsKey("stage"))
                .filter(event ->
                        !Stage.valueOf((String) event.attributes().get("stage")).isOpen())
                // All that one step tells, tells how the request is after it.
                .map(AuditEvent::created)
                .distinct()
                .count();
        assertThat(endedByItself + closes - reopened).isEqualTo(request.stage().isOpen() ? 0 : 1);
        assertThat(work.lateResults(number)).hasSize((int) events.stream()
                .filter(event -> event.attributes().containsKey("late"))
                .count());
        assertSettledExactlyWhenEnded(request);
        assertEachChangeOfAnApprovalIsTold(number, events);
        List<RequestedItem> items = Objects.requireNonNull(request.items()).items();
        for (int position = 0; position < items.size(); position++) {
            assertApprovalsFit(number, position, items.get(position));
        }
    }

    /** No change without the audit event, the outcome of a run or the import that tells of it, and none is lost. */
    private void assertEachChangeIsKnown(TrackingNumber number, Map<Outcome.Kind, Integer> closings) {
        IdentityRequest request =
                requestsUnderWay.findAll(List.of(number)).getFirst().request();
        List<AuditEvent> events = auditTrail.of(number, Page.FIRST);
        assertThat(auditTrail.countOf(number)).isLessThan(Page.MAX_LIMIT);
        assertThat(request.revision())
                .as("each change of %s has its event, and none is lost: %s", number, events)
                .isEqualTo(steps(events)
                        + closesAmong(closings)
                        + closings.getOrDefault(Outcome.Kind.REOPENED, 0)
                        + replaced.getOrDefault(number, new AtomicInteger()).get());
    }

    /** What happens to an approval alone leaves the request's revision as it is, so it is counted by itself. */
    private void assertEachChangeOfAnApprovalIsTold(TrackingNumber number, List<AuditEvent> events) {
        List<Approval> chain = approvals.of(List.of(number));
        assertThat(count(
                        events, EnumSet.of(AuditAction.ACCESS_REQUEST_FORWARDED, AuditAction.ACCESS_REQUEST_ESCALATED)))
                .as("forwardings of %s", number)
                .isEqualTo(chain.stream()
                        .mapToInt(approval -> approval.history().size())
                        .sum());
        assertThat(count(events, EnumSet.of(AuditAction.ACCESS_REQUEST_REMINDED)))
                .as("reminders of %s, but for those of former owners", number)
                .isGreaterThanOrEqualTo(
                        chain.stream().mapToInt(Approval::reminders).sum());
        assertThat(count(events, EnumSet.of(AuditAction.ACCESS_REQUEST_REJECTED)))
                .isEqualTo(count(chain, Approval.State.REJECTED));
        assertThat(count(events, EnumSet.of(AuditAction.ACCESS_REQUEST_EXPIRED)))
                .isEqualTo(count(chain, Approval.State.EXPIRED));
    }

    private static int count(List<Approval> chain, Approval.State state) {
        return (int)
                chain.stream().filter(approval -> approval.state() == state).count();
    }

    private static int closesAmong(Map<Outcome.Kind, Integer> closings) {
        return closings.getOrDefault(Outcome.Kind.CLOSED, 0)
                + closings.getOrDefault(Outcome.Kind.REOPENED, 0)
                + closings.getOrDefault(Outcome.Kind.REOPEN_REFUSED, 0);
    }

    /**
     * What happened at one time is one step: several approvals may expire at once. Only where the request went on does
     * an event say how it stands; an imported item whose source fails again stays as it was.
     */
    private static int steps(List<AuditEvent> events) {
        return (int) events.stream()
                .filter(event -> ADVANCING.contains(event.action()))
                .filter(event -> event.attributes().containsKey("status")
                        || event.attributes().containsKey("late"))
                .map(AuditEvent::created)
                .distinct()
                .count();
    }

    private static void assertSettledExactlyWhenEnded(IdentityRequest request) {
        boolean unsettled = Objects.requireNonNull(request.items()).items().stream()
                .anyMatch(item -> item.awaitsApproval()
                        || (item.isGranted()
                                && EnumSet.of(
                                                ProvisioningState.PENDING,
                                                ProvisioningState.RETRY,
                                                ProvisioningState.COMMITTED)
                                        .contains(item.provisioning())));
        switch (request) {
            case OpenRequest open -> assertThat(unsettled).isTrue();
            case ClosedRequest closed -> {
                assertThat(closed.completed()).isNotNull();
                if (closed.closedBy() == null && closed.stage() == Stage.COMPLETED) {
                    assertThat(unsettled).isFalse();
                }
            }
        }
    }

    private void assertApprovalsFit(TrackingNumber number, int position, RequestedItem item) {
        List<Approval.State> states = approvals.of(List.of(number)).stream()
                .filter(approval -> approval.position() == position)
                .map(Approval::state)
                .toList();
        boolean hasWork = work.of(List.of(number)).stream().anyMatch(some -> some.position() == position);
        switch (Objects.requireNonNull(item.approval())) {
            case FINISHED -> {
                assertThat(states).allMatch(state -> state == Approval.State.APPROVED);
                assertThat(hasWork).isTrue();
            }
            case REJECTED -> {
                assertThat(states).containsOnlyOnce(Approval.State.REJECTED);
                assertThat(states).doesNotContain(Approval.State.PENDING, Approval.State.WAITING);
                assertThat(hasWork).isFalse();
            }
            case PENDING, CANCELED -> {
                assertThat(states).containsOnlyOnce(Approval.State.PENDING);
                assertThat(states)
                        .doesNotContain(Approval.State.REJECTED, Approval.State.EXPIRED, Approval.State.ARCHIVED);
                assertThat(hasWork).isFalse();
            }
            case EXPIRED -> {
                assertThat(states).containsOnlyOnce(Approval.State.EXPIRED);
                assertThat(states).doesNotContain(Approval.State.PENDING, Approval.State.WAITING);
                assertThat(hasWork).isFalse();
            }
            case RETURNED -> throw new AssertionError("nothing returns here");
        }
        if (item.approval() == ApprovalState.PENDING) {
            assertThat(approvals.pending(PendingApprovalQuery.ALL, Page.FIRST))
                    .anyMatch(approval -> approval.request().equals(number) && approval.position() == position);
        }
    }

    /** How often runs came to what about each request. */
    private Map<String, Map<Outcome.Kind, Integer>> outcomes() {
        Map<String, Map<Outcome.Kind, Integer>> outcomes = new HashMap<>();
        for (CloseRunId run : runs) {
            for (CloseRunItem item : closeRuns.items(run, null, Page.FIRST)) {
                outcomes.computeIfAbsent(item.id(), unknown -> new EnumMap<>(Outcome.Kind.class))
                        .merge(item.outcome().kind(), 1, Integer::sum);
            }
        }
        return outcomes;
    }

    private static int count(List<AuditEvent> events, Set<AuditAction> actions) {
        return (int) events.stream()
                .filter(event -> actions.contains(event.action()))
                .count();
    }

    private TrackingNumber submit(String recipient, AskedItem... items) {
        return receipt(recipient, items)
                .newRequests()
                .getFirst()
                .trackingNumbers()
                .getFirst();
    }

    private Receipt receipt(String recipient, AskedItem... items) {
        Result.Accepted accepted =
                (Result.Accepted) lives.submitAccessRequest.submit(grant(List.of(recipient), items), BY_ADMINISTRATOR);
        return accepted.receipt();
    }

    private static <T> T pick(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
