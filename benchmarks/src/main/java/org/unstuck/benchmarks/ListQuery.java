package org.unstuck.benchmarks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One page of a list. To measure a further list, add its lines to {@link #all}.
 *
 * @param isJudged whether it must go by an index and take about as long whatever the number of rows
 */
record ListQuery(String title, String path, boolean isJudged) {

    private static final String ACTIVITIES = "/account-activities/v1?limit=250";

    /** Of all lists, with times that fit a database filled now. */
    static List<ListQuery> all() {
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
