package org.unstuck.application.submission;

import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unstuck.application.port.AccessRequestSettings;
import org.unstuck.application.port.Directory;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.approval.Owner;
import org.unstuck.domain.closing.Actor;
import org.unstuck.domain.submission.AccessRequestConfig;
import org.unstuck.domain.submission.Person;

/** Use case: change how requests for access are treated. Approvals that are pending keep the time they were given. */
public final class ChangeAccessRequestConfig {

    private static final Logger log = LoggerFactory.getLogger(ChangeAccessRequestConfig.class);

    private final AccessRequestSettings settings;
    private final Directory directory;
    private final Transactions transactions;

    public ChangeAccessRequestConfig(AccessRequestSettings settings, Directory directory, Transactions transactions) {
        this.settings = settings;
        this.directory = directory;
        this.transactions = transactions;
    }

    /** What a change comes to. */
    public sealed interface Result {

        /** It is so now. */
        record Changed(AccessRequestConfig config) implements Result {}

        /** Nothing changed, because nobody knows who is to approve when nobody else is left. */
        record NoSuchFallbackApprover(String id) implements Result {}
    }

    /**
     * Changes it.
     *
     * @param change makes of what is so now what is to be; a fallback approver is known by id and gets the name that
     *     the directory has
     */
    public Result change(UnaryOperator<AccessRequestConfig> change, Actor by) {
        Result result = transactions.inTransaction(() -> {
            AccessRequestConfig wanted = change.apply(settings.lock());
            Owner fallback = wanted.approvals().fallbackApprover();
            if (fallback == null) {
                return written(wanted);
            }
            return directory.people(List.of(fallback.id())).stream()
                    .findFirst()
                    .map(person -> written(wanted.with(wanted.approvals().withFallback(owner(person)))))
                    .orElseGet(() -> new Result.NoSuchFallbackApprover(fallback.id()));
        });
        log.info("access request configuration, changed by {}: {}", by.id(), result);
        return result;
    }

    private Result written(AccessRequestConfig config) {
        settings.write(config);
        return new Result.Changed(config);
    }

    private static Owner owner(Person person) {
        return Owner.person(person.id(), person.name());
    }
}
