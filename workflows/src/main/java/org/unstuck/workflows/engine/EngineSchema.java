package org.unstuck.workflows.engine;

import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Creates the engine's tables from the scripts in its own archive. Flyway's lock lets several nodes start at once, which
 * the engine's own schema update does not; the history table of its own keeps the two schemas' versions apart.
 */
final class EngineSchema {

    private static final String SCRIPTS = "org/camunda/bpm/engine/db/create/activiti.postgres.create.";

    /** In the order in which their foreign keys need each other. */
    private static final List<String> PARTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    private EngineSchema() {}

    static void create(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .table("flyway_schema_history_engine")
                .locations(new String[0])
                .javaMigrations(new V7_24_0__Create_engine_tables())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** The engine's version is the migration's. */
    static final class V7_24_0__Create_engine_tables extends BaseJavaMigration {

        @Override
        public void migrate(Context context) {
            for (String part : PARTS) {
                ScriptUtils.executeSqlScript(context.getConnection(), new ClassPathResource(SCRIPTS + part + ".sql"));
            }
        }
    }
}
