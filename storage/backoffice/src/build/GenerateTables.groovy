// Makes jOOQ's classes from the tables as the migrations really make them, on a real server, which takes triggers,
// grants and domains as they are. It costs some seconds, so it is passed over while the SQL and this script are what
// they were.
import java.security.MessageDigest
import org.jooq.codegen.GenerationTool
import org.jooq.meta.jaxb.*
import ta.database.DatabaseConfig
import ta.database.Migrations
import ta.database.Role
import ta.database.server.EmbeddedServer

File base = project.basedir
File target = new File(project.build.directory)
File output = new File(target, 'generated-sources/jooq')
File mark = new File(target, 'generated-sources/jooq.sha256')

def digest = MessageDigest.getInstance('SHA-256')
List<File> inputs = [new File(base, 'src/build/GenerateTables.groovy')]
new File(base, '../database/src/main/resources').eachFileRecurse { if (it.name.endsWith('.sql')) inputs << it }
inputs.sort { it.name }.each { digest.update(it.name.bytes); digest.update(it.bytes) }
String hash = digest.digest().encodeHex()
if (mark.exists() && mark.text == hash) {
    return
}

java.util.logging.Logger.getLogger('org.flywaydb').level = java.util.logging.Level.WARNING
def server = EmbeddedServer.start(new File(target, 'embedded-postgres').toPath(), false)
try {
    String name = 'tables_' + hash.take(12)
    server.createDatabase(name)
    def config = new DatabaseConfig(server.url(name), [(Role.OWNER): UUID.randomUUID().toString()])
    Migrations.run(config, EmbeddedServer.SUPERUSER, server.superuserPassword())
    output.deleteDir()
    GenerationTool.generate(new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withDriver('org.postgresql.Driver').withUrl(server.url(name))
                    .withUser(EmbeddedServer.SUPERUSER).withPassword(server.superuserPassword()))
            .withGenerator(new Generator()
                    .withDatabase(new Database()
                            .withInputSchema('ta')
                            .withExcludes('flyway_schema_history|pool|my_portfolios')
                            .withIncludeRoutines(false)
                            .withIncludeDomains(false)
                            .withIncludeUDTs(false)
                            .withForcedTypes(new ForcedType().withName('INSTANT')
                            .withIncludeTypes('(?i:timestamp.*zone|timestamptz)')))
                    .withGenerate(new Generate().withPojos(false).withDaos(false).withComments(false)
                    .withGlobalCatalogReferences(false)
                            .withImplicitJoinPathsToOne(false).withImplicitJoinPathsToMany(false)
                            .withIndexes(false))
                    .withTarget(new Target().withPackageName('ta.backoffice.jooq').withDirectory(output.path))))
    mark.text = hash
} finally {
    server.close()
}
