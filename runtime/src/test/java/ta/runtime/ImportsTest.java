package ta.runtime;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URLConnection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may import what: each module only those below it, each library in one place (docs/ARCHITECTURE.md). */
class ImportsTest {

    private static final String GENERATED = "ta.backoffice.jooq";

    /** The JDK, this project, JSON, logging and the marks for null; arrays and primitives are in no package. */
    private static final Pattern EVERYWHERE = Pattern.compile(
            "(|java|javax\\.(net|crypto|xml)|org\\.(w3c|xml)|ta|com\\.fasterxml\\.jackson|org\\.(slf4j|jspecify))\\.");

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("ta");
    }

    /** From the bottom to the top; {@code ta.database} stands beside the first three and needs none of them. */
    @ParameterizedTest
    @CsvSource({
        "ta.rules.., ta.policy..|ta.statement..|ta.database..|ta.backoffice..|ta.http..|ta.runtime..",
        "ta.policy.., ta.statement..|ta.database..|ta.backoffice..|ta.http..|ta.runtime..",
        "ta.statement.., ta.policy..|ta.database..|ta.backoffice..|ta.http..|ta.runtime..",
        "ta.database.., ta.rules..|ta.policy..|ta.statement..|ta.backoffice..|ta.http..|ta.runtime..",
        "ta.backoffice.., ta.http..|ta.runtime..",
        "ta.http.., ta.runtime..",
    })
    void module_importsNoneAbove(String module, String above) {
        noImport(module, above.split("\\|"));
    }

    @Test
    void backoffice_opensNoSocket() {
        noImport("ta.backoffice..", "java.net.http..", "javax.net..", "com.sun.net..");
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage("ta.backoffice..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Socket.class, ServerSocket.class, URLConnection.class)
                .check(classes);
    }

    /** What runs unattended neither parses a command line nor reads the answers of commands. */
    @ParameterizedTest
    @ValueSource(strings = {"worker", "provider", "queue", "scheduler", "notice", "watch", "process", "settings"})
    void process_knowsNoCommandLine(String process) {
        noImport("ta.runtime." + process + "..", "ta.runtime.cli..", "picocli..");
    }

    /** What decides, and what explains a decision, cannot know what a model said of it. */
    @Test
    void decision_knowsNoReviewByAModel() {
        noImport("ta.rules..", "ta.backoffice.review..");
        noImport("ta.policy..", "ta.backoffice.review..");
        noImport("ta.backoffice.runs..", "ta.backoffice.review..");
        noImport("ta.backoffice.advice..", "ta.backoffice.review..");
        noImport("ta.backoffice.strategy..", "ta.backoffice.review..");
    }

    /** Every library with the one place that may import it. */
    @ParameterizedTest
    @CsvSource({
        "com.fasterxml.uuid.., ta.database",
        "com.github.benmanes.caffeine.., ta.http.auth|ta.http.route",
        "com.google.re2j.., ta.statement.source|ta.statement.template|ta.statement.reading",
        "com.networknt.., ta.policy.schema|ta.runtime.review",
        "com.opengamma.strata.., ta.backoffice.registry",
        "com.webcohesion.ofx4j.., ta.statement.source",
        "com.sun.net.httpserver.., ta.runtime.process",
        "com.zaxxer.hikari.., ta.database",
        "dev.langchain4j.., ta.runtime.review",
        "dev.failsafe.., ta.runtime.provider.fetch|ta.runtime.queue",
        "io.github.bucket4j.., ta.http.route",
        "io.javalin.., ta.http..",
        "io.micrometer.., ta.http..|ta.runtime..",
        "io.modelcontextprotocol.., ta.http.assistant.protocol",
        "jakarta.mail.., ta.runtime.notice",
        "jakarta.servlet.., ta.http|ta.http.route",
        "me.tongfei.progressbar.., ta.runtime.batch|ta.runtime.session",
        "org.apache.commons.compress.., ta.database.server",
        "org.apache.commons.csv.., ta.runtime.csv|ta.runtime.imports|ta.statement.source",
        "org.apache.pdfbox.., ta.statement.source",
        "org.bouncycastle.., ta.http.auth",
        "org.drools.., ta.rules.ruleset",
        "org.eclipse.angus.., ta.runtime.notice",
        "org.eclipse.jetty.., ta.http|ta.http.route",
        "org.erdtman.jcs.., ta.rules.json",
        "org.flywaydb.., ta.database",
        "org.jooq.., ta.database..|ta.backoffice..",
        "org.kie.., ta.rules.ruleset",
        "org.postgresql.., ta.database..",
        "org.quartz.., ta.backoffice.tasks|ta.runtime.scheduler",
        "org.tukaani.xz.., ta.database.server",
        "picocli.., ta.runtime..",
        "reactor.., ta.http.assistant.protocol",
        "redis.clients.jedis.., ta.runtime.queue",
    })
    void library_isImportedInOnePlace(String library, String places) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackages(places.split("\\|"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes);
    }

    @Test
    void libraries_areAllListed() throws NoSuchMethodException {
        String listed = String.join(
                ",",
                ImportsTest.class
                        .getDeclaredMethod("library_isImportedInOnePlace", String.class, String.class)
                        .getAnnotation(CsvSource.class)
                        .value());
        Set<String> missing = new TreeSet<>();
        for (JavaClass one : classes) {
            for (Dependency dependency : one.getDirectDependenciesFromSelf()) {
                String name = dependency.getTargetClass().getPackageName();
                if (!EVERYWHERE.matcher(name + ".").lookingAt()
                        && Stream.of(listed.split(",")).noneMatch(part -> isWithin(name, part.strip()))) {
                    missing.add(name + " in " + one.getPackageName());
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    private static boolean isWithin(String name, String pattern) {
        return pattern.endsWith("..") && (name + ".").startsWith(pattern.substring(0, pattern.length() - 1));
    }

    private static void noImport(String from, String... of) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(of)
                .check(classes);
    }

    @Test
    void packages_formNoCycle() {
        slices().assignedFrom(new EachPackage()).should().beFreeOfCycles().check(classes);
    }

    /** A package is not one part with those below it; but what jOOQ generates is one. */
    private static final class EachPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName();
            return SliceIdentifier.of(name.startsWith(GENERATED) ? GENERATED : name);
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
