package org.unstuck.application.port;

import org.unstuck.domain.directory.RequestableObject;
import org.unstuck.domain.directory.Source;

class InMemoryRequestableObjectsTest extends RequestableObjectsContract {

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryRequestableObjects requestableObjects = new InMemoryRequestableObjects(transactions);

    @Override
    protected RequestableObjects requestableObjects() {
        return requestableObjects;
    }

    @Override
    protected void keep(RequestableObject... objects) {
        requestableObjects.objects.keep(objects);
    }

    @Override
    protected void keep(Source... sources) {
        requestableObjects.sources.keep(sources);
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
