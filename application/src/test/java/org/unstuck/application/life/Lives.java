package org.unstuck.application.life;

import static org.unstuck.domain.submission.SubmissionFixture.CONFIG;
import static org.unstuck.domain.submission.SubmissionFixture.FINN_FALLBACK;
import static org.unstuck.domain.submission.SubmissionFixture.MIA_MANAGER;
import static org.unstuck.domain.submission.SubmissionFixture.NORA;
import static org.unstuck.domain.submission.SubmissionFixture.OTTO;
import static org.unstuck.domain.submission.SubmissionFixture.PAYROLL;
import static org.unstuck.domain.submission.SubmissionFixture.SALES;
import static org.unstuck.domain.submission.SubmissionFixture.SECRET;
import static org.unstuck.domain.submission.SubmissionFixture.WIKI;
import static org.unstuck.domain.submission.SubmissionFixture.ZOE;

import java.time.Duration;
import java.time.InstantSource;
import org.unstuck.application.approval.ChaseApprovals;
import org.unstuck.application.approval.DecideApproval;
import org.unstuck.application.approval.ReadApprovals;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Approvals;
import org.unstuck.application.port.AuditTrail;
import org.unstuck.application.port.IdentityRequests;
import org.unstuck.application.port.InMemoryDirectory;
import org.unstuck.application.port.NewIds;
import org.unstuck.application.port.OutgoingEvents;
import org.unstuck.application.port.ProvisioningWork;
import org.unstuck.application.port.RecordingProvisioner;
import org.unstuck.application.port.RequestsUnderWay;
import org.unstuck.application.port.Transactions;
import org.unstuck.application.provisioning.DispatchProvisioning;
import org.unstuck.application.provisioning.RecordProvisioningResult;
import org.unstuck.application.submission.ChangeAccessRequestConfig;
import org.unstuck.application.submission.SubmitAccessRequest;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.provisioning.RetryPolicy;
import org.unstuck.domain.submission.Person;

/** All use cases around the life of a request, over whatever ports; some people and things to ask for are known. */
public final class Lives {

    public static final Duration LEASE = Duration.ofMinutes(5);

    /** Asked three times, a minute and then two minutes apart. */
    public static final RetryPolicy THRICE = new RetryPolicy(3, Duration.ofMinutes(1), Duration.ofMinutes(10));

    public final InMemoryDirectory directory = new InMemoryDirectory();
    public final RecordingProvisioner provisioner = new RecordingProvisioner();
    public final SubmitAccessRequest submitAccessRequest;
    public final ChangeAccessRequestConfig changeAccessRequestConfig;
    public final DecideApproval decideApproval;
    public final ChaseApprovals chaseApprovals;
    public final ReadApprovals readApprovals;
    public final CancelRequests cancelRequests;
    public final RecordProvisioningResult recordProvisioningResult;
    public final DispatchProvisioning dispatchProvisioning;

    public Lives(
            IdentityRequests identityRequests,
            RequestsUnderWay requestsUnderWay,
            Approvals approvals,
            ProvisioningWork work,
            AccessRequestSettings settings,
            AuditTrail auditTrail,
            OutgoingEvents outgoingEvents,
            Transactions transactions,
            NewIds newIds,
            InstantSource clock) {
        directory.know(
                ZOE, NORA, OTTO, new Person("mia", "Mia Manager", null), new Person("finn", "Finn Fallback", null));
        directory.know(WIKI, SALES, PAYROLL, SECRET);
        directory.haveJoined("auditors", "audrey");
        LockedLives lives = new LockedLives(identityRequests, approvals, work);
        StepWrites writes = new StepWrites(requestsUnderWay, approvals, work, auditTrail, outgoingEvents, newIds);
        submitAccessRequest = new SubmitAccessRequest(
                directory,
                settings,
                identityRequests,
                requestsUnderWay,
                approvals,
                work,
                auditTrail,
                transactions,
                newIds,
                clock);
        changeAccessRequestConfig = new ChangeAccessRequestConfig(settings, transactions);
        decideApproval = new DecideApproval(approvals, directory, settings, lives, writes, transactions, clock);
        chaseApprovals = new ChaseApprovals(approvals, directory, settings, lives, writes, transactions, clock);
        readApprovals = new ReadApprovals(approvals, requestsUnderWay);
        cancelRequests = new CancelRequests(requestsUnderWay, lives, writes, transactions, clock);
        recordProvisioningResult = new RecordProvisioningResult(lives, writes, transactions, clock, THRICE);
        dispatchProvisioning = new DispatchProvisioning(
                work,
                requestsUnderWay,
                provisioner,
                recordProvisioningResult,
                lives,
                writes,
                transactions,
                clock,
                LEASE);
    }

    /** Approvers are hurried as {@code CONFIG} says. */
    public void hurryApprovers() {
        changeAccessRequestConfig.change(CONFIG, new Actor(FINN_FALLBACK.id(), MIA_MANAGER.name()));
    }
}
