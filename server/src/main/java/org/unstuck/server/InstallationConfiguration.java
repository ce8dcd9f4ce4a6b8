package org.unstuck.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.unstuck.rest.token.AdministratorClient;
import org.unstuck.rest.token.SigningKey;
import org.unstuck.workflows.engine.Operators;

/** What belongs to one installation: its data directory, secrets, and the database when none is given. */
@Configuration(proxyBeanMethods = false)
class InstallationConfiguration {

    @Bean
    DataDirectory dataDirectory(@Value("${unstuck.home}") Path home) {
        return DataDirectory.open(home);
    }

    @Bean
    Credentials credentials(DataDirectory directory, Environment environment) {
        return Credentials.load(directory, environment);
    }

    @Bean
    AdministratorClient administratorClient(Credentials credentials) {
        return new AdministratorClient(
                credentials.clientId(), credentials.clientSecret(), credentials.identityId(), credentials.user());
    }

    @Bean
    SigningKey signingKey(DataDirectory directory) throws IOException {
        Path file = directory.resolve("signing-key.json");
        if (!Files.exists(file)) {
            directory.writeSecret(file, SigningKey.generate().toJson());
        }
        return SigningKey.parse(Files.readString(file));
    }

    @Bean
    StartupNotice startupNotice(DataDirectory directory) {
        return new StartupNotice(directory);
    }

    @Bean
    HealthDocumented healthDocumented() {
        return new HealthDocumented();
    }

    @Bean
    MetricsDocumented metricsDocumented() {
        return new MetricsDocumented();
    }

    @Bean
    UserDetailsService operators(Credentials credentials) {
        return new InMemoryUserDetailsManager(User.withUsername(credentials.user())
                .password(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .encode(credentials.password()))
                .authorities(Operators.AUTHORITY)
                .build());
    }

    /** Takes the place of {@code SPRING_DATASOURCE_URL} where that is not set. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnExpression("'${spring.datasource.url:}'.isEmpty()")
    static class OwnDatabase {

        @Bean
        EmbeddedDatabase embeddedDatabase(DataDirectory directory, Credentials credentials) {
            return EmbeddedDatabase.start(directory, credentials.databasePassword());
        }

        @Bean
        JdbcConnectionDetails embeddedDatabaseConnection(EmbeddedDatabase database, Credentials credentials) {
            return new JdbcConnectionDetails() {
                @Override
                public String getJdbcUrl() {
                    return database.jdbcUrl();
                }

                @Override
                public String getUsername() {
                    return EmbeddedDatabase.USER;
                }

                @Override
                public String getPassword() {
                    return credentials.databasePassword();
                }
            };
        }
    }
}
