package ta.trials.browser;

import com.microsoft.playwright.options.ColorScheme;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import ta.runtime.demo.SampleDemo;

/** The demo, served for the tests of one class, which may change its data. */
final class SampleSite implements BeforeAllCallback, AfterAllCallback {

    private final Map<String, String> variables;
    private Optional<SampleDemo> demo = Optional.empty();

    SampleSite() {
        this(Map.of());
    }

    /**
     * @param variables of the demo's environment
     */
    SampleSite(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        demo = Optional.of(SampleDemo.start(variables));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        demo.ifPresent(SampleDemo::close);
    }

    /** A browser that is signed in. */
    Visitor visitor(int width, ColorScheme colours) {
        return stranger(width, colours).signIn(SampleDemo.EMAIL, password());
    }

    Visitor visitor() {
        return visitor(Visitor.DESKTOP, ColorScheme.LIGHT);
    }

    /** A browser that is not signed in. */
    Visitor stranger(int width, ColorScheme colours) {
        return new Visitor(demo.orElseThrow().address(), width, colours);
    }

    /** Changes the database directly, for what a test cannot wait for. */
    void asSuperuser(String statement) {
        demo.orElseThrow().asSuperuser(statement);
    }

    String password() {
        return demo.orElseThrow().password();
    }
}
