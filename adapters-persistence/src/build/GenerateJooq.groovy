/*
 * Generates jOOQ's classes: starts an embedded PostgreSQL, applies the Flyway migrations to it, reads its catalogue.
 * The schema is thereby written down once, in the migrations. Runs again only when they or the generator changed.
 */
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres
import java.security.MessageDigest
import java.util.logging.Level
import java.util.logging.Logger
import org.flywaydb.core.Flyway
import org.jooq.codegen.GenerationTool
import org.jooq.meta.jaxb.Configuration
import org.jooq.meta.jaxb.Database
import org.jooq.meta.jaxb.ForcedType
import org.jooq.meta.jaxb.Generate
import org.jooq.meta.jaxb.Generator
import org.jooq.meta.jaxb.Logging
import org.jooq.meta.jaxb.Target

File migrations = new File(project.basedir, 'src/main/resources/db/migration')
File build = new File(project.build.directory)
File target = new File(build, 'generated-sources/jooq')
File stamp = new File(build, 'generated-sources/jooq.stamp')

List<File> inputs = (migrations.listFiles() ?: []).findAll { it.name.endsWith('.sql') }.sort { it.name }
if (inputs.empty) {
    log.info('No migrations, hence no tables to generate classes for.')
    return
}

MessageDigest digest = MessageDigest.getInstance('SHA-256')
digest.update("jOOQ ${project.properties['jooq.version']}".bytes)
(inputs + new File(project.basedir, 'src/build/GenerateJooq.groovy')).each {
    digest.update(it.name.bytes)
    digest.update(it.bytes)
}
String state = digest.digest().encodeHex()
if (target.directory && stamp.file && stamp.text == state) {
    log.info('The migrations are unchanged, and so are the generated classes.')
    return
}
// What the three of them say on the way is of no use while it works.
System.setProperty('org.slf4j.simpleLogger.log.io.zonky', 'warn')
Logger flywayLogger = Logger.getLogger('org.flywaydb')
flywayLogger.level = Level.WARNING
System.setProperty('org.jooq.no-logo', 'true')
System.setProperty('org.jooq.no-tips', 'true')
stamp.delete()
target.deleteDir()

// The loader that holds the plug-in's dependencies: Flyway and the JDBC driver look for services through it.
Thread thread = Thread.currentThread()
ClassLoader before = thread.contextClassLoader
thread.contextClassLoader = GenerationTool.classLoader
try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(new File(build, 'embedded-postgres'))
        .start()) {
    Flyway.configure(GenerationTool.classLoader)
            .dataSource(postgres.postgresDatabase)
            .locations("filesystem:${migrations}")
            .load()
            .migrate()
    postgres.postgresDatabase.connection.withCloseable { connection ->
        // A partition is reached through its table.
        List<String> partitions = []
        connection.createStatement().executeQuery('select relname from pg_class where relispartition').with { rows ->
            while (rows.next()) {
                partitions << rows.getString(1)
            }
        }
        GenerationTool tool = new GenerationTool()
        tool.connection = connection
        tool.run(new Configuration().withLogging(Logging.WARN).withGenerator(new Generator()
                .withDatabase(new Database()
                        .withName('org.jooq.meta.postgres.PostgresDatabase')
                        .withInputSchema('public')
                        .withOutputSchemaToDefault(true)
                        .withExcludes((['(?i:flyway_schema_history)', '(?i:act_.*)'] + partitions).join('|'))
                        .withIncludeRoutines(false)
                        .withForcedTypes(new ForcedType()
                                .withName('INSTANT')
                                .withIncludeTypes('(?i:timestamp(\\(\\d\\))? with time zone|timestamptz(\\(\\d\\))?)')))
                .withGenerate(new Generate()
                        .withGlobalObjectReferences(false)
                        .withJavaTimeTypes(true)
                        .withRecords(true)
                        .withPojos(false)
                        .withDaos(false)
                        .withIndexes(false)
                        .withImplicitJoinPathsToOne(false)
                        .withImplicitJoinPathsToMany(false)
                        .withGeneratedAnnotation(false)
                        .withComments(false))
                .withTarget(new Target()
                        .withPackageName('org.unstuck.persistence.jooq')
                        .withDirectory(target.path)
                        .withEncoding('UTF-8'))))
    }
} finally {
    thread.contextClassLoader = before
}
stamp.text = state
log.info("Generated classes from ${inputs.size()} migration(s).")
