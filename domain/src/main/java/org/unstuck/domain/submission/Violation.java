package org.unstuck.domain.submission;

/** That a submission breaks a rule, and in which field of it. */
public record Violation(String field, SubmissionRule rule) {}
