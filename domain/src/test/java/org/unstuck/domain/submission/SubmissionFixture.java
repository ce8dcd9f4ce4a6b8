package org.unstuck.domain.submission;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.ApprovalPolicy;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.approval.Scheme;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.request.RequestType;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.domain.submission.AccessRequest.ForOne;
import org.unstuck.domain.submission.Requestable.Step;

/** People, things to ask for and submissions for tests. */
public final class SubmissionFixture {

    public static final Instant NOW = Instant.parse("2026-08-01T08:00:00Z");
    public static final Instant LATER = Instant.parse("2026-09-01T00:00:00Z");
    public static final Instant MUCH_LATER = Instant.parse("2026-12-01T00:00:00Z");

    public static final Owner MIA_MANAGER = Owner.person("mia", "Mia Manager");
    public static final Owner OTTO_OWNER = Owner.person("otto", "Otto Owner");
    public static final Owner FINN_FALLBACK = Owner.person("finn", "Finn Fallback");
    public static final Owner AUDITORS = Owner.group("auditors", "Auditors");

    /** She reports to Mia. */
    public static final Person ZOE = new Person("zoe", "Zoë Zhang", MIA_MANAGER);
    /** He reports to nobody. */
    public static final Person NORA = new Person("nora", "Nora Noone", null);

    public static final Person OTTO = new Person("otto", "Otto Owner", MIA_MANAGER);

    public static final Submitter BY_ZOE = new Submitter(new Actor("zoe", "Zoë Zhang"), false);
    public static final Submitter BY_MIA = new Submitter(new Actor("mia", "Mia Manager"), false);
    public static final Submitter BY_ADMINISTRATOR = new Submitter(new Actor("ada", "Ada Administrator"), true);

    /** Nobody need agree to it. */
    public static final Requestable WIKI = requestable(RequestedObject.Type.ACCESS_PROFILE, "wiki", List.of());
    /** Its owner is to agree. */
    public static final Requestable SALES = requestable(
            RequestedObject.Type.ENTITLEMENT, "sales", List.of(new Step(Scheme.ENTITLEMENT_OWNER, OTTO_OWNER)));
    /** The manager, then the owner, then the auditors are to agree. */
    public static final Requestable PAYROLL = requestable(
            RequestedObject.Type.ROLE,
            "payroll",
            List.of(
                    new Step(Scheme.MANAGER, null),
                    new Step(Scheme.ROLE_OWNER, OTTO_OWNER),
                    new Step(Scheme.GOVERNANCE_GROUP, AUDITORS)));
    /** Nobody may ask for it, though some have it. */
    public static final Requestable SECRET = new Requestable(
            new ObjectKey(RequestedObject.Type.ROLE, "secret"),
            "Secret",
            false,
            false,
            false,
            null,
            null,
            null,
            List.of(),
            List.of());
    /** Whoever asks for it, or refuses it to somebody, says why. */
    public static final Requestable VAULT = new Requestable(
            new ObjectKey(RequestedObject.Type.ROLE, "vault"),
            "Vault",
            true,
            true,
            true,
            null,
            null,
            null,
            List.of(new Step(Scheme.ROLE_OWNER, OTTO_OWNER)),
            List.of());

    /** Three days until the first of two reminders, two days between them. */
    public static final ApprovalPolicy HURRIED = new ApprovalPolicy(3, 2, 2, FINN_FALLBACK);

    public static final AccessRequestConfig CONFIG = AccessRequestConfig.DEFAULT.with(HURRIED);

    private SubmissionFixture() {}

    public static Requestable requestable(RequestedObject.Type type, String id, List<Step> steps) {
        return new Requestable(
                new ObjectKey(type, id),
                "The " + id,
                true,
                false,
                false,
                "directory",
                "memberOf",
                "CN=" + id,
                steps,
                steps);
    }

    public static AskedItem asked(Requestable object) {
        return asked(object, "because", null, null);
    }

    public static AskedItem asked(
            Requestable object, @Nullable String comment, @Nullable Instant start, @Nullable Instant removal) {
        return new AskedItem(
                object.key().type(), object.key().id(), comment, null, start, removal, null, null, null, List.of());
    }

    public static AccessRequest grant(List<String> requestedFor, AskedItem... items) {
        return flat(RequestType.GRANT_ACCESS, requestedFor, items);
    }

    public static AccessRequest revoke(List<String> requestedFor, AskedItem... items) {
        return flat(RequestType.REVOKE_ACCESS, requestedFor, items);
    }

    public static AccessRequest flat(RequestType type, List<String> requestedFor, AskedItem... items) {
        return new AccessRequest(type, requestedFor, Arrays.asList(items), null, null);
    }

    public static AccessRequest nested(RequestType type, ForOne... all) {
        return new AccessRequest(type, null, null, Arrays.asList(all), null);
    }

    public static Examination examination(AccessRequest request, Submitter by) {
        return examination(request, by, CONFIG);
    }

    public static Examination examination(AccessRequest request, Submitter by, AccessRequestConfig config) {
        Map<String, Person> people =
                Stream.of(ZOE, NORA, OTTO).collect(Collectors.toMap(Person::id, Function.identity()));
        Map<ObjectKey, Requestable> objects = Stream.of(WIKI, SALES, PAYROLL, SECRET, VAULT)
                .collect(Collectors.toMap(Requestable::key, Function.identity()));
        return new Examination(request, by, people, objects, config, NOW);
    }
}
