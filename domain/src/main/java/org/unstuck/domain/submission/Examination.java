package org.unstuck.domain.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.submission.AccessRequest.NamedItem;
import org.unstuck.domain.submission.AccessRequest.NamedRecipient;

/**
 * A submission with all that the rules look at.
 *
 * @param people those of the recipients who are known, by id
 * @param objects those of the requested objects that are known
 */
public record Examination(
        AccessRequest request,
        Submitter by,
        Map<String, Person> people,
        Map<ObjectKey, Requestable> objects,
        AccessRequestConfig config,
        Instant at) {

    public Examination {
        people = Map.copyOf(people);
        objects = Map.copyOf(objects);
    }

    /** Everything that is wrong with it, rule by rule; nothing when it may become requests. */
    public List<Violation> violations() {
        return Stream.of(SubmissionRule.values())
                .flatMap(rule -> rule.brokenIn(this).map(field -> new Violation(field, rule)))
                .toList();
    }

    /** Who is to decide each step for this recipient; nothing in the place of a step that nobody can decide. */
    public List<Optional<Owner>> approvers(Person recipient, Requestable object) {
        List<Optional<Owner>> approvers = new ArrayList<>();
        for (Requestable.Step step : object.steps(request.type())) {
            Owner named = switch (step.scheme()) {
                case MANAGER -> recipient.manager();
                case APP_OWNER, SOURCE_OWNER, ROLE_OWNER, ACCESS_PROFILE_OWNER, ENTITLEMENT_OWNER, GOVERNANCE_GROUP ->
                    step.owner();
            };
            // Nobody approves for themselves; their manager does, or who is there for such cases.
            approvers.add(Stream.of(
                            Optional.ofNullable(named),
                            Optional.ofNullable(recipient.manager()),
                            Optional.ofNullable(config.approvals().fallbackApprover()))
                    .flatMap(Optional::stream)
                    .filter(owner -> !owner.isPerson(recipient.id()))
                    .findFirst());
        }
        return approvers;
    }

    @Nullable
    Person person(String id) {
        return people.get(id);
    }

    /** Places of the recipients that are like this. */
    Stream<String> recipients(Predicate<NamedRecipient> condition) {
        return request.recipients().stream().filter(condition).map(NamedRecipient::field);
    }

    /** A part of each place that names something like this. */
    Stream<String> items(String part, Predicate<AskedItem> condition) {
        return request.items().stream()
                .filter(named -> condition.test(named.item()))
                .map(NamedItem::field)
                .map(field -> part.isEmpty() ? field : field + "." + part);
    }
}
