package org.unstuck.domain.diagnosis;

import static org.unstuck.domain.directory.DirectoryFixture.identity;
import static org.unstuck.domain.directory.DirectoryFixture.managedBy;
import static org.unstuck.domain.submission.SubmissionFixture.BY_ZOE;
import static org.unstuck.domain.submission.SubmissionFixture.NOW;
import static org.unstuck.domain.submission.SubmissionFixture.ZOE;
import static org.unstuck.domain.submission.SubmissionFixture.examination;
import static org.unstuck.domain.submission.SubmissionFixture.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.ApprovalChains;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.life.Beginning;
import org.unstuck.domain.life.RequestLifeFixture;
import org.unstuck.domain.life.RequestUnderWay;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.request.IdentitySummary;
import org.unstuck.domain.request.OpenRequest;
import org.unstuck.domain.request.Particulars;
import org.unstuck.domain.request.RequestedItems;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.AskedItem;

/** Requests to diagnose, and what is known around them. */
public final class DiagnosisFixture {

    public static final RetryPolicy RETRIES = new RetryPolicy(3, Duration.ofMinutes(1), Duration.ofHours(12));

    /** Otto and Zoë report to Mia; everybody is there. */
    public static final DirectoryView EVERYBODY = directory(
            managedBy("mia", identity("otto")), managedBy("mia", identity("zoe")), identity("mia"), identity("finn"));

    private DiagnosisFixture() {}

    /** What Zoë asked for at {@code NOW}, approvers being hurried as the policy says. */
    public static RequestUnderWay submitted(ApprovalPolicy policy, AskedItem... items) {
        AtomicLong last = new AtomicLong();
        AccessRequestConfig config = AccessRequestConfig.DEFAULT.with(policy);
        return RequestLifeFixture.underWay(Beginning.of(
                examination(grant(List.of("zoe"), items), BY_ZOE, config),
                ZOE,
                Arrays.asList(items),
                false,
                () -> new UUID(7, last.incrementAndGet())));
    }

    /** One that came from elsewhere: nothing here decides or provisions it. */
    public static RequestUnderWay imported(OpenRequest request, @Nullable IdentitySummary reviewer) {
        RequestedItems items = request.items();
        Particulars.Item said = new Particulars.Item(null, null, null, reviewer, null, null, null);
        return new RequestUnderWay(
                request,
                new Particulars(
                        null,
                        null,
                        null,
                        null,
                        Collections.nCopies(items == null ? 0 : items.items().size(), said)),
                ApprovalChains.NONE,
                List.of(),
                List.of());
    }

    public static Identity gone(Identity identity) {
        return in(Identity.State.INACTIVE_LONG_TERM, "Terminated", identity);
    }

    public static Identity away(Identity identity) {
        return in(Identity.State.INACTIVE_SHORT_TERM, "On leave", identity);
    }

    private static Identity in(Identity.State state, String status, Identity identity) {
        return new Identity(
                identity.id(),
                identity.name(),
                identity.alias(),
                identity.firstName(),
                identity.lastName(),
                identity.email(),
                status,
                state,
                identity.managerId());
    }

    public static DirectoryView directory(Identity... people) {
        return directory(Map.of(), people);
    }

    public static DirectoryView directory(Map<String, GroupMembers> groups, Identity... people) {
        Map<String, Identity> byId = new HashMap<>();
        for (Identity person : people) {
            byId.put(person.id(), person);
        }
        return new DirectoryView(byId, groups);
    }

    public static Instant day(int day) {
        return NOW.plus(Duration.ofDays(day));
    }

    public static Diagnosis diagnosed(
            RequestUnderWay life, DirectoryView directory, ApprovalPolicy policy, Instant at) {
        return diagnosed(life, List.of(), directory, policy, at);
    }

    public static Diagnosis diagnosed(
            RequestUnderWay life,
            List<SourceReport> reports,
            DirectoryView directory,
            ApprovalPolicy policy,
            Instant at) {
        return Diagnosis.of(
                new CaseFile(life, reports), new Circumstances(directory, policy, RETRIES, Patience.DEFAULT, at));
    }
}
