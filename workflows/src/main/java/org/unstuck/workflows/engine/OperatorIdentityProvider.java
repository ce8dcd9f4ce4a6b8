package org.unstuck.workflows.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.identity.db.DbReadOnlyIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's view of people: the operator who is signed in exists, nobody else does, and nobody can be created. Being
 * read-only it also takes the ground from CVE-2026-77226 (creating an administrator without signing in, not fixed in
 * 7.24.0).
 */
final class OperatorIdentityProvider extends DbReadOnlyIdentityServiceProvider {

    @Override
    public @Nullable UserEntity findUserById(String userId) {
        return Operators.current().filter(userId::equals).map(UserEntity::new).orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new SignedInUser();
    }

    @Override
    public UserQueryImpl createUserQuery(CommandContext commandContext) {
        return new SignedInUser();
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new SignedInUsersGroup();
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext commandContext) {
        return new SignedInUsersGroup();
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    private static final class SignedInUser extends UserQueryImpl {

        private static final long serialVersionUID = 1;

        @Override
        public long executeCount(CommandContext commandContext) {
            return executeList(commandContext, null).size();
        }

        @Override
        public List<User> executeList(CommandContext commandContext, @Nullable Page page) {
            return find().map(List::of).orElse(List.of());
        }

        // The query is answered without a command, as there is nothing to ask the database.
        @Override
        public @Nullable User singleResult() {
            return find().orElse(null);
        }

        @Override
        public List<User> list() {
            return find().map(List::of).orElse(List.of());
        }

        @Override
        public long count() {
            return list().size();
        }

        private Optional<User> find() {
            return Operators.current()
                    .filter(operator -> getId() == null || getId().equals(operator))
                    .map(UserEntity::new);
        }
    }

    private static final class SignedInUsersGroup extends GroupQueryImpl {

        private static final long serialVersionUID = 1;

        @Override
        public long executeCount(CommandContext commandContext) {
            return list().size();
        }

        @Override
        public List<Group> executeList(CommandContext commandContext, @Nullable Page page) {
            return list();
        }

        @Override
        public List<Group> list() {
            return Operators.current()
                    .filter(operator -> getUserId() == null || getUserId().equals(operator))
                    .map(operator -> List.<Group>of(operators()))
                    .orElse(List.of());
        }

        @Override
        public long count() {
            return list().size();
        }

        private static GroupEntity operators() {
            GroupEntity group = new GroupEntity(Operators.GROUP);
            group.setName("Operators");
            return group;
        }
    }

    /** Gives the engine one of these for each command. */
    static final class Factory implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return ReadOnlyIdentityProvider.class;
        }

        @Override
        public Session openSession() {
            return new OperatorIdentityProvider();
        }
    }
}
