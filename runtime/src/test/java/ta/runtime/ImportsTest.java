package ta.runtime;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may import what, as {@code docs/ARCHITECTURE.md} has it: each module only those below, each library one module. */
class ImportsTest {

    private static final String GENERATED = "ta.backoffice.jooq";

    private static JavaClasses classes;

    @BeforeAll
    static void read() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .withImportOption(location -> !location.contains("-tests.jar"))
                .importPackages("ta");
    }

    @ParameterizedTest
    @CsvSource({
        "ta.rules.., ta.policy..",
        "ta.rules.., ta.storage..",
        "ta.policy.., ta.storage..",
        "ta.rules.., ta.http..",
        "ta.policy.., ta.http..",
        "ta.storage.., ta.http..",
    })
    void module_importsNoneAbove(String module, String above) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(above)
                .check(classes);
    }

    @Test
    void runtime_isImportedByNobody() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("ta.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ta.runtime..")
                .check(classes);
    }

    @ParameterizedTest
    @CsvSource({
        "org.drools.., ta.rules..",
        "org.kie.., ta.rules..",
        "com.networknt.., ta.policy..",
        "org.jooq.., ta.storage..",
        "io.javalin.., ta.http..",
        "org.eclipse.jetty.., ta.http..",
        "org.bouncycastle.., ta.http..",
        "picocli.., ta.runtime..",
    })
    void library_isImportedByOneModule(String library, String module) {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
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
