package ta.trials.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One Chromium for all tests of a JVM: that of {@code TA_CHROMIUM}, the system's, or one fetched by Playwright. */
final class Browsers {

    private static final List<String> INSTALLED =
            List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** Long enough for a machine that is busy with other tests; only a failing assertion waits so long. */
    private static final double PATIENCE_MILLIS = 30_000;

    private static Browser browser;

    private Browsers() {}

    /** Closed when the JVM ends. */
    static synchronized Browser chromium() {
        if (browser == null) {
            Optional<Path> installed = installed();
            BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(ARGUMENTS);
            installed.ifPresent(options::setExecutablePath);
            Playwright.CreateOptions create = new Playwright.CreateOptions();
            if (installed.isPresent()) {
                create.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
            }
            Playwright playwright = Playwright.create(create);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            browser = playwright.chromium().launch(options);
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        }
        return browser;
    }

    private static Optional<Path> installed() {
        return Stream.concat(Stream.ofNullable(System.getenv("TA_CHROMIUM")), INSTALLED.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
