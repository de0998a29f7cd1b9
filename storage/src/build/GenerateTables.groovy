// Makes jOOQ's classes from the tables as the migrations really make them, on a real server, which takes triggers, grants and
// domains as they are. It costs some seconds, so it is passed over while the SQL and this script are what they were.
import java.security.MessageDigest
import javax.tools.ToolProvider
import org.jooq.codegen.GenerationTool
import org.jooq.meta.jaxb.*

File base = project.basedir
File target = new File(project.build.directory)
File output = new File(target, 'generated-sources/jooq')
File mark = new File(target, 'generated-sources/jooq.sha256')

def digest = MessageDigest.getInstance('SHA-256')
List<File> inputs = [new File(base, 'src/build/GenerateTables.groovy')]
new File(base, 'src/main/resources/ta/storage').eachFileRecurse { if (it.name.endsWith('.sql')) inputs << it }
inputs.sort { it.name }.each { digest.update(it.name.bytes); digest.update(it.bytes) }
String hash = digest.digest().encodeHex()
if (mark.exists() && mark.text == hash) {
    return
}

def flywayLog = java.util.logging.Logger.getLogger('org.flywaydb')
flywayLog.level = java.util.logging.Level.WARNING

// The program's own classes that run a server and migrate it, compiled ahead of the rest, which needs what is made here.
File classes = new File(target, 'codegen-classes')
classes.mkdirs()
List<String> path = project.compileClasspathElements - project.build.outputDirectory
List<String> sources = ['Migrations', 'EmbeddedServer'].collect { new File(base, "src/main/java/ta/storage/${it}.java").path }
def arguments = ['-d', classes.path, '-cp', path.join(File.pathSeparator), '-sourcepath', new File(base, 'src/main/java').path,
        '-proc:none', '-encoding', 'UTF-8', '-implicit:class'] + sources
if (ToolProvider.systemJavaCompiler.run(null, null, null, *arguments) != 0) {
    throw new IllegalStateException('cannot compile the migrations')
}
def urls = ([classes.path, new File(base, 'src/main/resources').path] + path).collect { new File(it).toURI().toURL() }
def loader = new URLClassLoader(urls as URL[], ClassLoader.platformClassLoader)
Thread.currentThread().contextClassLoader = loader
def server = loader.loadClass('ta.storage.EmbeddedServer').getMethod('start', java.nio.file.Path, boolean).invoke(null, new File(target, 'embedded-postgres').toPath(), false)
try {
    String name = 'tables_' + hash.take(12)
    server.createDatabase(name)
    def owner = loader.loadClass('ta.storage.Role').getField('OWNER').get(null)
    String password = UUID.randomUUID()
    def config = loader.loadClass('ta.storage.DatabaseConfig').getConstructor(String, Map).newInstance(server.url(name), [(owner): password])
    loader.loadClass('ta.storage.Migrations').getMethod('run', config.class, String, String).invoke(null, config, 'postgres', server.superuserPassword())

    Thread.currentThread().contextClassLoader = GenerationTool.class.classLoader
    output.deleteDir()
    GenerationTool.generate(new Configuration()
            .withLogging(Logging.WARN)
            .withJdbc(new Jdbc().withDriver('org.postgresql.Driver').withUrl(server.url(name)).withUser('postgres').withPassword(server.superuserPassword()))
            .withGenerator(new Generator()
                    .withDatabase(new Database()
                            .withInputSchema('ta')
                            .withExcludes('flyway_schema_history|pool|my_portfolios')
                            .withIncludeRoutines(false)
                            .withIncludeDomains(false)
                            .withIncludeUDTs(false)
                            .withForcedTypes(new ForcedType().withName('INSTANT').withIncludeTypes('(?i:timestamp.*zone|timestamptz)')))
                    .withGenerate(new Generate().withPojos(false).withDaos(false).withComments(false).withGlobalCatalogReferences(false)
                            .withImplicitJoinPathsToOne(false).withImplicitJoinPathsToMany(false)
                            .withIndexes(false))
                    .withTarget(new Target().withPackageName('ta.storage.jooq').withDirectory(output.path))))
    mark.text = hash
} finally {
    server.close()
    loader.close()
}
