package org.unstuck.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page of a list. To measure a further list, add its lines to {@link #all}.
 *
 * @param isJudged whether it must go by an index and take about as long whatever the number of rows
 */
record ListQuery(String title, String path, boolean isJudged) {

    private static final String ACTIVITIES = "/account-activities/v1?limit=250";

    private static final String STATUS = "/access-request-status/v1?limit=250";
    private static final String ADMINISTRATION = "/access-request-administration/v1?limit=250";
    private static final String PENDING = "/access-request-approvals/v1/pending?limit=250";
    private static final String COMPLETED = "/access-request-approvals/v1/completed?limit=250";

    /** Half of all ids are before it. */
    private static final String MIDDLE = "\"8\"";

    /** Of all lists, with times that fit a database filled now. */
    static List<ListQuery> all() {
        List<ListQuery> queries = new ArrayList<>();
        String only = System.getProperty("unstuck.lists", "");
        Stream.of(ofActivities(), ofStatus(), ofAdministration(), ofPending(), ofCompleted())
                .flatMap(List::stream)
                .filter(query -> query.path().startsWith(only))
                .forEach(queries::add);
        return queries;
    }

    private static List<ListQuery> ofStatus() {
        List<ListQuery> queries = ofItems(STATUS);
        queries.add(judged(STATUS + "&request-state=EXECUTING", "", ""));
        queries.add(judged(STATUS + "&assigned-to=approver-1", "", ""));
        return queries;
    }

    private static List<ListQuery> ofAdministration() {
        List<ListQuery> queries = ofItems(ADMINISTRATION);
        for (String state : List.of(
                "EXECUTING",
                "REQUEST_COMPLETED",
                "CANCELLED",
                "TERMINATED",
                "PROVISIONING_VERIFICATION_PENDING",
                "REJECTED",
                "PROVISIONING_FAILED",
                "NOT_ALL_ITEMS_PROVISIONED",
                "ERROR")) {
            queries.add(judged(ADMINISTRATION, "status eq \"" + state + "\"", ""));
        }
        queries.add(judged(ADMINISTRATION, "status in (\"ERROR\", \"REJECTED\")", ""));
        queries.add(judged(ADMINISTRATION, "status ne \"REQUEST_COMPLETED\"", ""));
        queries.add(judged(ADMINISTRATION, "", "accessRequestId"));
        queries.add(judged(ADMINISTRATION, "", "-accessRequestId"));
        queries.add(judged(ADMINISTRATION, "status eq \"ERROR\"", "created"));
        queries.add(judged(ADMINISTRATION, "status eq \"EXECUTING\"", "created"));
        queries.add(told(ADMINISTRATION + "&count=true", "status eq \"EXECUTING\"", ""));
        queries.add(told(ADMINISTRATION + "&count=true", "", ""));
        return queries;
    }

    /** What both lists of requested items have. */
    private static List<ListQuery> ofItems(String list) {
        List<ListQuery> queries = new ArrayList<>();
        queries.add(judged(list, "", ""));
        byIds(queries, list, "accessRequestId", hexOf("q7"));
        byIds(queries, list, "accountActivityItemId", hexOf("70"));
        byTimes(queries, list, "created", 30, 7);
        if (list.equals(ADMINISTRATION)) {
            queries.add(judged(list, "created sw " + daysAgo(365).substring(0, 7), ""));
        }
        for (String sorter : List.of(
                "created",
                "-created",
                "modified",
                "-modified",
                "name",
                "-name",
                "accountActivityItemId",
                "-accountActivityItemId")) {
            queries.add(judged(list, "", sorter));
        }
        for (String who :
                List.of("requested-for=recipient-7", "requested-by=requester-7", "regarding-identity=recipient-7")) {
            queries.add(judged(list + "&" + who, "", ""));
        }
        return queries;
    }

    /** Request 12 and 28 wait for approval, whatever the number of requests. */
    private static List<ListQuery> ofPending() {
        List<ListQuery> queries = new ArrayList<>();
        queries.add(judged(PENDING, "", ""));
        queries.add(judged(PENDING + "&owner-id=approver-1", "", ""));
        queries.add(judged(PENDING, "id eq \"" + hexOf("a12-0") + "\"", ""));
        queries.add(judged(PENDING, "id in (\"" + hexOf("a12-0") + "\", \"" + hexOf("a28-0") + "\")", ""));
        queries.add(judged(PENDING, "accessRequestId eq \"" + hexOf("q12") + "\"", ""));
        queries.add(judged(PENDING, "accessRequestId in (\"" + hexOf("q12") + "\", \"" + hexOf("q28") + "\")", ""));
        queries.add(judged(PENDING, "requestedFor.id eq \"recipient-7\"", ""));
        queries.add(judged(PENDING, "requestedFor.id in (\"recipient-7\", \"recipient-8\")", ""));
        for (String field : List.of("created", "modified")) {
            byTimes(queries, PENDING, field, 180, 4);
            queries.add(judged(PENDING, "", field));
            queries.add(judged(PENDING, "", "-" + field));
        }
        queries.add(told(PENDING + "&count=true", "", ""));
        return queries;
    }

    private static List<ListQuery> ofCompleted() {
        List<ListQuery> queries = new ArrayList<>();
        queries.add(judged(COMPLETED, "", ""));
        queries.add(judged(COMPLETED + "&owner-id=approver-1", "", ""));
        byIds(queries, COMPLETED, "id", hexOf("a7-0"));
        queries.add(judged(COMPLETED, "requestedFor.id eq \"recipient-7\"", ""));
        queries.add(judged(COMPLETED, "requestedFor.id in (\"recipient-7\", \"recipient-8\")", ""));
        // Looks up whose access one approval after the other is about; told in docs/adr/0018.
        queries.add(told(COMPLETED, "requestedFor.id sw \"recipient-7\"", ""));
        queries.add(judged(COMPLETED, "requestedFor.id ge \"recipient-5\"", ""));
        queries.add(judged(COMPLETED, "requestedFor.id lt \"recipient-5\"", ""));
        queries.add(judged(COMPLETED, "requestedFor.id ne \"recipient-7\"", ""));
        queries.add(judged(COMPLETED, "requestedFor.id isnull", ""));
        byTimes(queries, COMPLETED, "modified", 30, 7);
        queries.add(judged(COMPLETED, "modified sw " + daysAgo(365).substring(0, 7), ""));
        queries.add(judged(COMPLETED, "modified ne " + daysAgo(365).substring(0, 10), ""));
        for (String sorter : List.of("created", "-created", "modified", "-modified")) {
            queries.add(judged(COMPLETED, "", sorter));
        }
        queries.add(told(COMPLETED + "&count=true", "", ""));
        return queries;
    }

    private static void byIds(List<ListQuery> queries, String list, String field, String id) {
        queries.add(judged(list, field + " eq \"" + id + "\"", ""));
        queries.add(judged(list, field + " in (\"" + id + "\", \"x\")", ""));
        for (String operator : List.of("ge", "gt", "le")) {
            queries.add(judged(list, field + " " + operator + " " + MIDDLE, ""));
        }
        queries.add(judged(list, field + " ne \"" + id + "\"", ""));
        queries.add(judged(list, field + " sw \"" + id.substring(0, 1) + "\"", ""));
        queries.add(judged(list, field + " sw \"" + id.substring(0, 20) + "\"", ""));
    }

    /**
     * A page is full whether there are few or many: pages of different lengths say nothing about growth.
     *
     * @param recent some days ago since when there are enough rows for a page
     * @param part how many characters of a time leave enough in it, too
     */
    private static void byTimes(List<ListQuery> queries, String list, String field, int recent, int part) {
        for (String operator : List.of("gt", "ge", "lt", "le")) {
            queries.add(judged(list, field + " " + operator + " " + daysAgo(365), ""));
            queries.add(judged(list, field + " " + operator + " " + daysAgo(recent), ""));
        }
        queries.add(judged(list, field + " eq " + daysAgo(365).substring(0, part), ""));
    }

    /** As the database was filled: ids are digests of what they are counted by. */
    private static String hexOf(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<ListQuery> ofActivities() {
        String lastYear = daysAgo(365);
        String lastMonth = daysAgo(30);
        List<ListQuery> queries = new ArrayList<>();
        queries.add(judged(ACTIVITIES, "", ""));
        for (String filter : List.of(
                "eq \"appRequest\"",
                "eq \"PasswordRequest\"",
                "in (\"Certification\", \"AccountsUpdate\")",
                "ge \"b\"",
                "gt \"b\"",
                "le \"b\"",
                "lt \"b\"",
                "ne \"appRequest\"",
                "isnull",
                "sw \"cert\"")) {
            queries.add(judged(ACTIVITIES, "type " + filter, ""));
        }
        for (String field : List.of("created", "modified")) {
            for (String operator : List.of("gt", "ge", "lt", "le")) {
                queries.add(judged(ACTIVITIES, field + " " + operator + " " + lastYear, ""));
                queries.add(judged(ACTIVITIES, field + " " + operator + " " + lastMonth, ""));
            }
            queries.add(judged(ACTIVITIES, field + " eq " + lastYear.substring(0, 7), ""));
            queries.add(judged(
                    ACTIVITIES,
                    field + " in (" + lastYear.substring(0, 7) + ", " + lastMonth.substring(0, 7) + ")",
                    ""));
            queries.add(judged(ACTIVITIES, field + " sw " + lastYear.substring(0, 7), ""));
            queries.add(judged(ACTIVITIES, field + " ne " + lastYear.substring(0, 10), ""));
            queries.add(judged(ACTIVITIES, field + " isnull", ""));
        }
        for (String sorter : List.of("type", "-type", "created", "-created", "modified", "-modified")) {
            queries.add(judged(ACTIVITIES, "", sorter));
        }
        // What clients do that keep a copy up to date.
        queries.add(judged(ACTIVITIES, "modified gt " + lastMonth, "modified"));
        queries.add(judged(ACTIVITIES + "&requested-for=recipient-7", "", ""));
        queries.add(judged(ACTIVITIES + "&requested-by=requester-7", "", ""));
        queries.add(judged(ACTIVITIES + "&regarding-identity=recipient-7", "", ""));
        queries.add(judged(ACTIVITIES + "&requested-for=recipient-7", "", "-modified"));
        queries.add(judged(ACTIVITIES, "type eq \"appRequest\" and modified gt " + lastMonth, "-modified"));
        queries.add(told(ACTIVITIES, "type eq \"PasswordRequest\"", "-modified"));
        queries.add(told(ACTIVITIES, "not (modified gt " + lastYear + ")", ""));
        queries.add(told(ACTIVITIES, "", "type,-modified"));
        queries.add(told(ACTIVITIES, "", "-type,created"));
        queries.add(told(ACTIVITIES, "", "modified,type"));
        queries.add(told(ACTIVITIES + "&offset=1000", "", "-modified"));
        queries.add(told(ACTIVITIES + "&offset=5000", "", "-modified"));
        queries.add(told(ACTIVITIES + "&offset=5000", "", ""));
        queries.add(told(ACTIVITIES + "&count=true", "modified gt " + lastYear, ""));
        return queries;
    }

    private static ListQuery judged(String list, String filter, String sorter) {
        return of(list, filter, sorter, true);
    }

    private static ListQuery told(String list, String filter, String sorter) {
        return of(list, filter, sorter, false);
    }

    private static ListQuery of(String list, String filter, String sorter, boolean isJudged) {
        String path = list + parameter("filters", filter) + parameter("sorters", sorter);
        String title = list.replaceAll("[/?&](v1|limit=250)", "")
                + (filter.isEmpty() ? "" : " " + filter)
                + (sorter.isEmpty() ? "" : " by " + sorter);
        return new ListQuery(title, path, isJudged);
    }

    private static String parameter(String name, String value) {
        return value.isEmpty() ? "" : "&" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static String daysAgo(int days) {
        return Instant.now()
                .minus(days, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
