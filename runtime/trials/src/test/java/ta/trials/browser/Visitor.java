package ta.trials.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import ta.runtime.demo.SampleDemo;

/** A user at a browser of their own, and the faults that the pages showed meanwhile. */
final class Visitor implements AutoCloseable {

    static final int DESKTOP = 1440;
    static final int PHONE = 390;

    /** The narrowest phone in use. */
    static final int NARROW = 320;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AXE = axe();

    private final URI site;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(URI site, int width, ColorScheme colours) {
        this(site, width, colours, SampleDemo.NOW);
    }

    /**
     * @param now the time of the browser's clock
     */
    Visitor(URI site, int width, ColorScheme colours, Instant now) {
        this.site = site;
        context = Browsers.chromium()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width <= PHONE ? 844 : 900)
                        .setColorScheme(colours)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/London"));
        context.clock().setFixedTime(Date.from(now));
        page = context.newPage();
        // A response that asks to sign in is not a fault of the page.
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())
                    && !message.text().contains(" 401 ")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("thrown: " + error));
        page.onRequest(request -> {
            URI target = URI.create(request.url());
            if (target.getScheme().startsWith("http") && !target.getAuthority().equals(site.getAuthority())) {
                complaints.add("asked another host: " + request.url());
            }
        });
        page.onResponse(this::hear);
    }

    private void hear(Response response) {
        if (response.status() >= 400 && response.status() != 401) {
            complaints.add(response.status() + " " + response.url());
        }
    }

    Page page() {
        return page;
    }

    /** Signs in as a user does, and waits for the first page. */
    Visitor signIn(String email, String password) {
        page.navigate(site.toString());
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        page.waitForURL("**/portfolios/*");
        return this;
    }

    /** Opens a path of the portfolio that is shown. */
    Visitor open(String path) {
        page.navigate(site.resolve("/portfolios/" + portfolio() + path).toString());
        return settled();
    }

    /** Opens a path of the site. */
    Visitor visit(String path) {
        page.navigate(site.resolve(path).toString());
        return settled();
    }

    /** Navigates as a link does, without loading the page again. */
    Visitor follow(String path) {
        page.evaluate(
                "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }", path);
        return settled();
    }

    /** Waits until the page shows its content. */
    Visitor settled() {
        page.locator("main[aria-busy=false] h1")
                .first()
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        return this;
    }

    String portfolio() {
        return parsed(get("/api/v1/portfolios")).get(0).get("id").textValue();
    }

    JsonNode api(String path) {
        return parsed(get("/api/v1" + path));
    }

    /** The status of the response when somebody types the address or follows a link in a message. */
    int status(String path) {
        return context.request().get(site.resolve(path).toString()).status();
    }

    private String get(String path) {
        return context.request()
                .get(site.resolve(path).toString(), RequestOptions.create())
                .text();
    }

    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, named(name));
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /**
     * The violations that axe-core finds, one per line; empty if there are none. For a reader, another screen changes
     * only colours, so {@code coloursAlone} checks only these. axe-core tries styles that the security policy of the
     * page forbids; the resulting complaints are dropped.
     */
    List<String> violations(boolean coloursAlone) {
        List<String> before = complaints();
        page.evaluate(AXE);
        JsonNode found = parsed((String)
                page.evaluate("async () => JSON.stringify((await axe.run(document, { resultTypes: ['violations'],"
                        + " preload: false"
                        + (coloursAlone
                                ? ", runOnly: ['color-contrast', 'target-size'," + " 'scrollable-region-focusable']"
                                : "")
                        + " })).violations.map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n =>"
                        + " n.target.join(' ')).slice(0, 3).join(', ')))"));
        List<String> lines = new ArrayList<>();
        found.forEach(line -> lines.add(line.textValue()));
        complaints.clear();
        complaints.addAll(before);
        return lines;
    }

    /** The pixels by which the page is wider than the window; 0 if it fits. */
    int overflow() {
        return ((Number) page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")).intValue();
    }

    /** Console messages, failed requests and requests to other hosts since the last call. */
    List<String> complaints() {
        List<String> since = List.copyOf(complaints);
        complaints.clear();
        return since;
    }

    private static String axe() {
        try (InputStream script = Visitor.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** Keeps a picture of the whole page in the folder that {@code -Dpictures} names, if it does. */
    void picture(String name) {
        String folder = System.getProperty("pictures");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    /** Likewise of a part of the page. */
    void picture(String name, Locator part) {
        String folder = System.getProperty("pictures");
        if (folder != null) {
            part.screenshot(new Locator.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }
}
