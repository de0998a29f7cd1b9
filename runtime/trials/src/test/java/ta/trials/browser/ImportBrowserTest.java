package ta.trials.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A broker's file: what becomes of it, what must be said about it, recorded, and taken back. */
class ImportBrowserTest {

    private static final String HEADER =
            "Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,Currency (Price / share),Exchange rate,Total,"
                    + "Currency (Total),ID\n";

    @RegisterExtension
    static final SampleSite SITE = new SampleSite();

    @Test
    void file_isPreviewed_itsUnknownListingChosen_recorded_andTakenBack() {
        try (Visitor visitor = SITE.visitor()) {
            Page page = visitor.page();
            visitor.open("/import");
            choose(
                    page,
                    "trading212.csv",
                    HEADER
                            + "Deposit,2026-01-05 08:00:01,,,,,,,,500.00,GBP,t-1\n"
                            + "Market buy,2026-01-05 09:31:12,GB00B10RZP78,ULVR,Unilever,2,4600,GBX,100,92.00,GBP,t-2\n"
                            + "Market sell,2026-01-06 09:31:12,US5949181045,MSFT,Microsoft,1,400,USD,1.25,320,GBP,t-3\n"
                            + "Fund of the month,2026-01-07 10:00:00,,,,,,,,1.00,GBP,t-4\n");
            assertThat(page.getByText("1 entry will be recorded")).isVisible();
            Locator unknown = page.locator("fieldset", new Page.LocatorOptions().setHasText("Unilever"));
            assertThat(unknown).containsText("GB00B10RZP78");
            assertThat(visitor.violations(false)).isEmpty();
            visitor.button("Look again").click();

            assertThat(page.getByText("4 entries will be recorded")).isVisible();
            Locator opening = page.locator("fieldset", new Page.LocatorOptions().setHasText("XNAS:MSFT"));
            assertThat(opening.locator("[name=units]")).hasValue("1");
            opening.locator("[name=cost]").fill("250");
            visitor.button("Look again").click();
            assertThat(opening).not().containsText("proposed");
            assertThat(page.locator("ta-table").first()).containsText("Trading 212 writes no such line that is known");
            assertThat(visitor.violations(false)).isEmpty();
            visitor.picture("import-1440");

            visitor.button("Record 4 entries").click();
            assertThat(page.getByRole(AriaRole.DIALOG)).containsText("1 line stays out, as shown.");
            page.getByRole(AriaRole.DIALOG)
                    .locator("button", new Locator.LocatorOptions().setHasText("Record"))
                    .click();
            assertThat(page.getByText("Recorded: 4 entries of Trading 212.")).isVisible();

            visitor.button("Take back").first().click();
            page.getByLabel("Reason").fill("the wrong account");
            page.getByRole(AriaRole.DIALOG)
                    .locator("button", new Locator.LocatorOptions().setHasText("Take back"))
                    .click();
            assertThat(page.getByText("Reversed: 4 entries.")).isVisible();
            assertThat(visitor.complaints()).isEmpty();
        }
    }

    @Test
    void fileOfAnUnknownBroker_isReadByPointingAtItsColumns_onAPhone() {
        try (Visitor visitor = SITE.visitor(Visitor.PHONE, ColorScheme.DARK)) {
            Page page = visitor.page();
            visitor.open("/import");
            choose(page, "own.csv", """
                    Booked on;What;Pieces;Price;Total
                    05/01/2026;Einzahlung;;;500,00
                    06/01/2026;Gebühr;;;1,25
                    """);
            assertThat(page.getByText("Point at the columns")).isVisible();
            page.getByLabel("Date").first().selectOption("Booked on");
            page.getByLabel("Kind of transaction").selectOption("What");
            page.getByLabel("Dates are written as").selectOption("dd/MM/yyyy");
            page.getByLabel("Decimals are written with").selectOption(",");
            page.getByLabel("Einzahlung").selectOption("CONTRIBUTION");
            page.getByLabel("Gebühr").selectOption("FEE");
            assertThat(visitor.violations(true)).isEmpty();
            assertThat(visitor.overflow()).isZero();
            visitor.picture("import-own-390");
            visitor.button("Read the file").click();
            assertThat(page.getByText("2 entries will be recorded")).isVisible();
            assertThat(visitor.overflow()).isZero();
            visitor.picture("import-390");
        }
    }

    private static void choose(Page page, String name, String text) {
        page.locator("input[type=file]")
                .setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    }
}
