package org.unstuck.rest.importing;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what all imports share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ImportLimit.class)
public class ImportConfiguration {

    @Bean
    Imports imports() {
        return new Imports();
    }

    @Bean
    ImportedDocuments importedDocuments() {
        return new ImportedDocuments();
    }
}
