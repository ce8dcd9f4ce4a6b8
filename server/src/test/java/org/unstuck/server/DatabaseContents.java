package org.unstuck.server;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that is in the database, the engine's tables included, as something that can be compared. */
final class DatabaseContents {

    /**
     * What is about calls and not about requests: how many there were, and what was answered under which key; and the
     * settings, whose fields may all be absent, so that what is left of a mutilated body can be right.
     */
    private static final Set<String> ABOUT_CALLS = Set.of("request_budget", "idempotency_key", "access_request_config");

    private DatabaseContents() {}

    /** For each table, how many rows it has and a hash over all that is in them. */
    static String hashes(JdbcClient database) {
        List<String> tables = database.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
                        order by 1""").query(String.class).list();
        return tables.stream()
                .filter(table -> !ABOUT_CALLS.contains(table.substring(table.indexOf('.') + 1)))
                .map(table -> hash(database, table))
                .collect(Collectors.joining("\n"));
    }

    private static String hash(JdbcClient database, String table) {
        return database.sql("select '" + table + " ' || count(*) || ' '"
                        + " || coalesce(md5(string_agg(row::text, chr(10) order by row::text)), '-') from " + table
                        + " as row")
                .query(String.class)
                .single();
    }
}
