package org.unstuck.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseConnectionsTest extends ServerTest {

    @Test
    void neitherCompilePagesOfListsNorShareThemAmongProcesses() {
        assertThat(setting("jit")).isEqualTo("off");
        assertThat(setting("parallel_setup_cost")).isEqualTo("10000");
    }

    private String setting(String name) {
        return database.sql("select current_setting(?)")
                .param(name)
                .query(String.class)
                .single();
    }
}
