package org.unstuck.application.port;

import java.util.Comparator;
import org.unstuck.domain.directory.DirectoryFixture;
import org.unstuck.domain.directory.Identity;

class InMemoryImportedDocumentsTest extends ImportedDocumentsContract<String, Identity> {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryImportedDocuments<String, Identity> documents =
            new InMemoryImportedDocuments<>(transactions, Identity::id, Comparator.naturalOrder());

    @Override
    protected ImportedDocuments<String, Identity> documents() {
        return documents;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }

    @Override
    protected String key(int number) {
        return "id-%03d".formatted(number);
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
