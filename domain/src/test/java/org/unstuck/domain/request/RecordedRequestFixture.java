package org.unstuck.domain.request;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Account-activity documents for tests. */
public final class RecordedRequestFixture {

    private static final Particulars.Item PLAIN_ITEM =
            new Particulars.Item("Sales", IdentityRequestFixture.CREATED, null, null, null, null, null);

    private RecordedRequestFixture() {}

    /** The request with little said around it. */
    public static RecordedRequest recorded(IdentityRequest request) {
        return new RecordedRequest(
                request,
                new Particulars(
                        request.trackingNumber().toString(),
                        true,
                        null,
                        null,
                        Collections.nCopies(count(request), PLAIN_ITEM)));
    }

    /** The request with all said around it that can be. */
    public static RecordedRequest withEverythingSaid(IdentityRequest request) {
        return new RecordedRequest(
                request,
                new Particulars(
                        "A name of its own",
                        true,
                        new Comment(
                                "c1".repeat(16),
                                "Yara Xu",
                                "No longer needed",
                                Instant.parse("2026-06-06T01:02:03.004Z")),
                        metadata(),
                        Collections.nCopies(
                                count(request),
                                new Particulars.Item(
                                        "Sales",
                                        Instant.parse("2026-06-05T05:16:19.664Z"),
                                        new Comment(
                                                "c2".repeat(16),
                                                "Émile O'Neill",
                                                "Needed for \"the quarter close\"\n{soon}",
                                                Instant.parse("2026-06-05T05:16:19.665Z")),
                                        new IdentitySummary("5c".repeat(16), "Ada Ueda", "d3".repeat(16), false),
                                        new Comment(null, null, null, null),
                                        metadata(),
                                        Instant.parse("2027-01-01T00:00:00Z")))));
    }

    /** The request with nothing said around it. */
    public static RecordedRequest withNothingSaid(IdentityRequest request) {
        return new RecordedRequest(
                request,
                new Particulars(
                        null,
                        null,
                        null,
                        null,
                        Collections.nCopies(
                                count(request), new Particulars.Item(null, null, null, null, null, null, null))));
    }

    /** The same document about another state of its request, one with as many items. */
    public static RecordedRequest withRequest(IdentityRequest request, RecordedRequest document) {
        return new RecordedRequest(request, document.particulars());
    }

    // In an order that no sorting of the keys gives.
    private static Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("ticket", "REQ-1");
        metadata.put("zone", "");
        metadata.put("app", "ä \"quoted\" \\ {x}");
        return metadata;
    }

    private static int count(IdentityRequest request) {
        RequestedItems items = request.items();
        return items == null ? 0 : items.items().size();
    }
}
