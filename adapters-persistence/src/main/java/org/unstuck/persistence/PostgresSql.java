package org.unstuck.persistence;

import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** How this module speaks to PostgreSQL: in the open transaction of the calling thread, and without extras. */
public final class PostgresSql {

    private PostgresSql() {}

    /**
     * What the adapters need.
     *
     * @param dataSource the one the transaction manager works with
     */
    public static DSLContext over(DataSource dataSource) {
        return DSL.using(new TransactionAwareDataSourceProxy(dataSource), SQLDialect.POSTGRES, settings());
    }

    private static Settings settings() {
        return new Settings()
                // Which schema is meant is the connection's search path.
                .withRenderSchema(false)
                .withExecuteLogging(false)
                .withFetchWarnings(false)
                // Rows are read and mapped at once, never stored back through a record.
                .withAttachRecords(false);
    }
}
