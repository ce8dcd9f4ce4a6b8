package org.unstuck.domain.diagnosis;

import java.time.Instant;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.provisioning.RetryPolicy;

/** What requests are looked at by: the same for all that are looked at together. */
public record Circumstances(
        DirectoryView directory, ApprovalPolicy approvals, RetryPolicy retries, Patience patience, Instant now) {}
