package org.unstuck.persistence.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jooq.Query;
import org.jooq.conf.ParamType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.unstuck.application.port.ImportedDocuments;
import org.unstuck.application.port.ImportedDocumentsContract;
import org.unstuck.application.port.Transactions;
import org.unstuck.domain.directory.DirectoryFixture;
import org.unstuck.domain.directory.GovernanceGroup;
import org.unstuck.domain.directory.Identity;
import org.unstuck.domain.directory.ObjectReference;
import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;
import org.unstuck.domain.request.RequestedObject;
import org.unstuck.persistence.PostgresDatabase;

class JooqImportedDocumentsTest {

    @Nested
    class OfIdentities extends Contract<String, Identity> {

        @Override
        protected ImportedDocuments<String, Identity> documents() {
            return JooqImportedDocuments.identities(database.sql());
        }

        @Override
        protected String key(int number) {
            return text(number);
        }

        @Override
        protected Identity sparse(String key) {
            return DirectoryFixture.hardlyKnown(key);
        }

        @Override
        protected Identity full(String key) {
            return DirectoryFixture.managedBy("boss", DirectoryFixture.identity(key));
        }
    }

    @Nested
    class OfGovernanceGroups extends Contract<String, GovernanceGroup> {

        @Override
        protected ImportedDocuments<String, GovernanceGroup> documents() {
            return JooqImportedDocuments.governanceGroups(database.sql());
        }

        @Override
        protected String key(int number) {
            return text(number);
        }

        @Override
        protected GovernanceGroup sparse(String key) {
            return DirectoryFixture.group(key);
        }

        @Override
        protected GovernanceGroup full(String key) {
            return DirectoryFixture.group(key, "b", "a", "\"c\", {d} \\ NULL", "null", "é");
        }
    }

    @Nested
    class OfSources extends Contract<String, Source> {

        @Override
        protected ImportedDocuments<String, Source> documents() {
            return JooqImportedDocuments.sources(database.sql());
        }

        @Override
        protected String key(int number) {
            return text(number);
        }

        @Override
        protected Source sparse(String key) {
            return new Source(key, "s", null);
        }

        @Override
        protected Source full(String key) {
            return DirectoryFixture.source(key);
        }
    }

    /** Three types of one id follow one another. */
    @Nested
    class OfRequestableObjects extends Contract<ObjectReference, RequestableObject> {

        @Override
        protected ImportedDocuments<ObjectReference, RequestableObject> documents() {
            return JooqImportedDocuments.requestableObjects(database.sql());
        }

        @Override
        protected ObjectReference key(int number) {
            RequestedObject.Type type = switch (number % 3) {
                case 0 -> RequestedObject.Type.ACCESS_PROFILE;
                case 1 -> RequestedObject.Type.ENTITLEMENT;
                default -> RequestedObject.Type.ROLE;
            };
            return new ObjectReference(type, text(number / 3));
        }

        @Override
        protected RequestableObject sparse(ObjectReference key) {
            return switch (key.type()) {
                case ROLE -> DirectoryFixture.role(key.id());
                case ACCESS_PROFILE -> DirectoryFixture.accessProfile(key.id());
                case ENTITLEMENT -> DirectoryFixture.entitlement(key.id());
            };
        }

        @Override
        protected RequestableObject full(ObjectReference key) {
            return switch (key.type()) {
                case ROLE -> DirectoryFixture.fullRole(key.id());
                case ACCESS_PROFILE -> renamed(DirectoryFixture.accessProfile(key.id()));
                case ENTITLEMENT -> renamed(DirectoryFixture.entitlement(key.id()));
            };
        }

        private static RequestableObject renamed(RequestableObject object) {
            return new RequestableObject(
                    object.reference(),
                    "Another name",
                    "And a description",
                    object.ownerId(),
                    "another source",
                    !object.requestable(),
                    "Low",
                    object.account(),
                    object.approval(),
                    object.contents());
        }
    }

    abstract static class Contract<K, D> extends ImportedDocumentsContract<K, D> {

        @RegisterExtension
        final PostgresDatabase database = new PostgresDatabase();

        @Override
        protected Transactions transactions() {
            return database.transactions();
        }

        static String text(int number) {
            return "id-%03d".formatted(number);
        }

        @Test
        void sendsOneStatementWhateverTheNumberOfDocuments() {
            List<K> one = List.of(key(500));
            List<K> many = IntStream.range(0, 500).mapToObj(this::key).toList();

            assertSameStatement(one, many, keys -> documents().add(full(keys)));
            assertSameStatement(one, many, keys -> documents().lock(keys));
            assertSameStatement(one, many, keys -> documents().replace(full(keys)));
        }

        @Test
        void locksByThePrimaryKeyInItsOrder() {
            List<K> many = IntStream.range(0, 3_000).mapToObj(this::key).toList();
            inTransaction(() -> documents().add(full(many)));
            database.sql().execute("analyze");

            Query lock = database.statementsOf(
                            () -> inTransaction(() -> documents().lock(many.subList(0, 2))))
                    .getFirst();
            String plan = database.sql()
                    .fetch("explain " + lock.getSQL(ParamType.INLINED))
                    .format();

            assertThat(lock.getSQL()).contains("order by ").contains("for no key update");
            assertThat(plan).contains("LockRows", "_pkey").doesNotContain("Seq Scan");
        }

        @Test
        void writesNothingAndSaysSoWhenADocumentToReplaceIsNotHere() {
            inTransaction(() -> documents().add(List.of(sparse(key(1)))));

            assertThatThrownBy(() -> inTransaction(() -> documents().replace(full(List.of(key(1), key(2))))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("1 of 2 documents to replace are not here");

            assertThat(inTransaction(() -> documents().lock(List.of(key(1))))).containsExactly(sparse(key(1)));
        }

        private void assertSameStatement(List<K> one, List<K> many, Consumer<List<K>> work) {
            List<String> forOne = statements(one, work);
            assertThat(forOne).hasSize(1);
            assertThat(statements(many, work)).isEqualTo(forOne);
        }

        private List<String> statements(List<K> keys, Consumer<List<K>> work) {
            return database.statementsOf(() -> inTransaction(() -> work.accept(keys))).stream()
                    .map(Query::getSQL)
                    .toList();
        }

        private List<D> full(List<K> keys) {
            return keys.stream().map(this::full).toList();
        }
    }
}
