package org.unstuck.persistence.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unstuck.domain.submission.SubmissionFixture.BY_ADMINISTRATOR;
import static org.unstuck.domain.submission.SubmissionFixture.MIA_MANAGER;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.asked;
import static org.unstuck.domain.submission.SubmissionFixture.grant;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.approval.DecideApproval.Word;
import org.unstuck.application.filter.Selection;
import org.unstuck.application.life.Lives;
import org.unstuck.application.port.Page;
import org.unstuck.application.port.PendingApprovalQuery;
import org.unstuck.application.port.PendingApprovalQuery.Ownership;
import org.unstuck.application.port.SequentialIds;
import org.unstuck.application.port.SettableClock;
import org.unstuck.application.submission.SubmitAccessRequest.Result;
import org.unstuck.domain.approval.Decider;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.TrackingNumber;
import org.unstuck.domain.submission.AskedItem;
import org.unstuck.domain.submission.Person;
import org.unstuck.persistence.PostgresDatabase;
import org.unstuck.persistence.approval.JooqApprovals;
import org.unstuck.persistence.audit.JooqAuditTrail;
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

/** What the life of requests costs, with all adapters together. */
class LifeStatementsTest {

    @RegisterExtension
    final PostgresDatabase database = new PostgresDatabase();

    private final SettableClock clock = new SettableClock(NOW);
    private final JooqApprovals approvals = new JooqApprovals(database.sql());
    private final Lives lives = new Lives(
            new JooqIdentityRequests(database.sql()),
            new JooqRequestsUnderWay(database.sql()),
            approvals,
            new JooqProvisioningWork(database.sql()),
            new JooqConsultations(database.sql()),
            new JooqTriggerSubscriptions(
                    database.sql(),
                    new SecretCipher(List.of(SecretsKey.generate(new SecureRandom())), new SecureRandom())),
            new JooqDeliveries(database.sql()),
            new JooqAccessRequestSettings(database.sql()),
            new JooqAuditTrail(database.sql()),
            new JooqOutgoingEvents(database.sql()),
            database.transactions(),
            new SequentialIds(),
            clock);

    private int people;

    @Test
    void sendsTheSameStatementsToChaseOneApprovalOrForty() {
        lives.hurryApprovers();
        submit(1, asked(SALES));
        clock.pass(Duration.ofDays(3));
        List<String> forOne =
                statementsOf(() -> assertThat(lives.chaseApprovals.chase(100)).isEqualTo(1));
        clock.pass(Duration.ofHours(1));
        submit(40, asked(SALES));
        clock.pass(Duration.ofDays(3));

        List<String> forMany =
                statementsOf(() -> assertThat(lives.chaseApprovals.chase(100)).isEqualTo(41));

        assertThat(forMany).isEqualTo(forOne).hasSize(10);
    }

    @Test
    void sendsTheSameStatementsToCancelOneRequestOrForty() {
        Decider administrator = new Decider(BY_ADMINISTRATOR.actor(), true, Set.of());
        List<String> one = submit(1, asked(SALES));
        List<String> many = submit(40, asked(SALES), asked(SALES, null, null, null));

        List<String> forOne = statementsOf(() -> lives.cancelRequests.cancel(one, "no", administrator));
        List<String> forMany = statementsOf(() -> lives.cancelRequests.cancel(many, "no", administrator));

        assertThat(forMany).isEqualTo(forOne).hasSize(11);
    }

    @Test
    void sendsTheSameStatementsToHandOverOneOrderOrForty() {
        submit(1, asked(WIKI));
        List<String> forOne = statementsOf(
                () -> assertThat(lives.dispatchProvisioning.dispatch(100)).isEqualTo(1));
        submit(40, asked(WIKI));

        List<String> forMany = statementsOf(
                () -> assertThat(lives.dispatchProvisioning.dispatch(100)).isEqualTo(40));

        assertThat(forMany).isEqualTo(forOne).hasSize(10);
    }

    @Test
    void sendsTheSameStatementsToApproveOneInBulkOrForty() {
        submit(1, asked(SALES));
        List<String> one = pendingIds();
        List<String> forOne = statementsOf(() -> lives.approveInBulk.approve(one, "yes", BY_ADMINISTRATOR.actor()));
        submit(40, asked(SALES));
        List<String> many = pendingIds();

        List<String> forMany = statementsOf(() -> lives.approveInBulk.approve(many, "yes", BY_ADMINISTRATOR.actor()));

        assertThat(many).hasSize(40);
        assertThat(pendingIds()).isEmpty();
        assertThat(forMany).isEqualTo(forOne).hasSize(15);
    }

    @Test
    void sendsTheSameStatementsToShowOneApprovalOrForty() {
        submit(1, asked(SALES));
        List<String> forOne =
                statementsOf(() -> assertThat(lives.readApprovals.pending("otto", Selection.ALL, Page.FIRST))
                        .hasSize(1));
        submit(40, asked(SALES));

        List<String> forMany =
                statementsOf(() -> assertThat(lives.readApprovals.pending("otto", Selection.ALL, Page.FIRST))
                        .hasSize(41));

        // The page, its requests, their chains and what subscribers said; people and objects come from memory here.
        assertThat(forMany).isEqualTo(forOne).hasSize(4);
    }

    @Test
    void changesOneRequestByFewStatements() {
        submit(1, asked(SALES));
        Actor owner = new Actor("otto", "Otto Owner");

        List<String> statements = statementsOf(() -> assertThat(lives.decideApproval.decide(
                        approvals
                                .pending(PendingApprovalQuery.ALL, Page.FIRST)
                                .getFirst()
                                .id(),
                        new Word.Approve(null),
                        owner,
                        false))
                .isEmpty());

        // Pending list; approval, lock of five, settings, request, item, what was said, approval, work, audit,
        // and, as it was the last decision, the event.
        assertThat(statements).hasSize(16);
    }

    @Test
    void findsPendingApprovalsAndDueWorkByIndexesThatACloseNeverTouches() {
        database.sql().execute("""
                insert into identity_request (tracking_number, type, stage, status, revision, created)
                select gen_random_uuid(), 'appRequest', 'EXECUTING', 'PENDING', 0, now() from generate_series(1, 3000);
                insert into requested_item (tracking_number, position, has_object, approval, id)
                select tracking_number, 0, false, 'PENDING', tracking_number::text from identity_request;
                insert into approval (id, tracking_number, position, step, scheme, original_owner_type,
                    original_owner_id, original_owner_name, owner_type, owner_id, owner_name, state, created, modified,
                    history, reminders, due)
                select gen_random_uuid(), tracking_number, 0, 0, 'MANAGER', 'IDENTITY', 'a', 'A', 'IDENTITY',
                    'owner' || row_number() over (), 'A', 'PENDING', now(), now(), '[]', 0, now() + interval '1 day'
                from identity_request;
                insert into provisioning_work (tracking_number, position, attempt, due)
                select tracking_number, 0, 1, now() + interval '1 day' from identity_request;
                analyze
                """);

        assertThat(plan(() ->
                        approvals.pending(PendingApprovalQuery.of(new Ownership("owner7", Set.of())), Page.FIRST)))
                .contains("approval_pending");
        assertThat(plan(() -> lives.chaseApprovals.chase(10))).contains("approval_due");
        assertThat(plan(() -> lives.dispatchProvisioning.dispatch(10))).contains("provisioning_work_due");
    }

    private List<String> pendingIds() {
        return approvals.pending(PendingApprovalQuery.ALL, Page.FIRST).stream()
                .map(approval -> approval.id().toString())
                .toList();
    }

    /** The plan of the first statement. */
    private String plan(Runnable work) {
        Query first = database.statementsOf(work).getFirst();
        return database.sql()
                .fetch("explain " + first.getSQL(ParamType.INLINED))
                .format();
    }

    private List<String> statementsOf(Runnable work) {
        return database.statementsOf(work).stream().map(Query::getSQL).toList();
    }

    private List<String> submit(int count, AskedItem... items) {
        return IntStream.range(0, count)
                .mapToObj(index -> {
                    Person person = new Person("person" + people++, "Some Body", MIA_MANAGER);
                    lives.directory.know(person);
                    return submit(person, items).toString();
                })
                .toList();
    }

    private TrackingNumber submit(Person recipient, AskedItem... items) {
        Result.Accepted accepted = (Result.Accepted)
                lives.submitAccessRequest.submit(grant(List.of(recipient.id()), items), BY_ADMINISTRATOR);
        return accepted.receipt().newRequests().getFirst().trackingNumbers().getFirst();
    }
}
