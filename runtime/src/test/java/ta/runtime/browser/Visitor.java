package ta.runtime.browser;

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
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import ta.runtime.demo.SampleDemo;

/** Somebody at a browser of his own: what he does, and what the page complained of meanwhile. */
final class Visitor implements AutoCloseable {

    static final int DESKTOP = 1440;
    static final int PHONE = 390;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String AXE = axe();

    private final URI site;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Visitor(URI site, int width, ColorScheme colours) {
        this.site = site;
        context = Browsers.chromium()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, width == PHONE ? 844 : 900)
                        .setColorScheme(colours)
                        .setLocale("en-GB")
                        .setTimezoneId("Europe/London"));
        context.clock().setFixedTime(Date.from(SampleDemo.NOW));
        page = context.newPage();
        // Being told to sign in is no fault of a page.
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())
                    && !message.text().contains(" 401 ")) {
                complaints.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("thrown: " + error));
        page.onRequest(request -> {
            URI asked = URI.create(request.url());
            if (asked.getScheme().startsWith("http") && !asked.getAuthority().equals(site.getAuthority())) {
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

    /** Signs in as a person does, and waits for the first page. */
    Visitor signIn(String email, String password) {
        page.navigate(site.toString());
        page.getByLabel("E-mail address").fill(email);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
        page.waitForURL("**/portfolios/*");
        return this;
    }

    /** Goes to a path of the portfolio that is shown. */
    Visitor open(String path) {
        page.navigate(site.resolve("/portfolios/" + portfolio() + path).toString());
        return settled();
    }

    /** Goes to an address of the site. */
    Visitor visit(String path) {
        page.navigate(site.resolve(path).toString());
        return settled();
    }

    /** Goes there as a link does, within the page that is loaded. */
    Visitor follow(String path) {
        page.evaluate(
                "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }", path);
        return settled();
    }

    /** Until the page has what it shows. */
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

    /** What the site answers to who types the address, or follows a link in a message. */
    int status(String path) {
        return context.request().get(site.resolve(path).toString()).status();
    }

    private String get(String path) {
        return context.request()
                .get(site.resolve(path).toString(), RequestOptions.create())
                .text();
    }

    private static JsonNode parsed(String text) {
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
     * What axe-core finds, a violation in a line; empty when all is well. Colours are all that another screen changes for a reader,
     * so that one may look at them alone. It tries styles that the page's security policy forbids:
     * what it does is no complaint of ours.
     */
    List<String> violations(boolean coloursAlone) {
        List<String> before = complaints();
        page.evaluate(AXE);
        JsonNode found = parsed(
                (String)
                        page.evaluate(
                                "async () => JSON.stringify((await axe.run(document, { resultTypes: ['violations'], preload: false"
                                        + (coloursAlone
                                                ? ", runOnly: ['color-contrast', 'target-size', 'scrollable-region-focusable']"
                                                : "")
                                        + " })).violations"
                                        + ".map(v => v.id + ': ' + v.help + ' ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(', ')))"));
        List<String> lines = new ArrayList<>();
        found.forEach(line -> lines.add(line.textValue()));
        complaints.clear();
        complaints.addAll(before);
        return lines;
    }

    /** What does not fit into the width of the window, in pixels; 0 when all does. */
    int overflow() {
        return ((Number) page.evaluate("Math.max(0, document.documentElement.scrollWidth - innerWidth)")).intValue();
    }

    /** What console, failed requests and requests to other hosts told since the last time. */
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
}
