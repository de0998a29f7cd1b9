package ta.backoffice.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ta.backoffice.registry.ActionTerms;
import ta.backoffice.registry.CorporateAction;
import ta.backoffice.registry.ListingKeys;
import ta.backoffice.registry.RecordCorporateAction;
import ta.database.Role;
import ta.database.TestDatabase;
import ta.rules.portfolio.ListingId;

/** The ISIN of a fund has changed: files from before and after the change find the same listing. */
class FormerIsinTest {

    private static final ListingId VWRP = ListingId.of("XLON", "VWRP");
    private static final String HEAD = "Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,"
            + "Currency (Price / share),Exchange rate,Total,Currency (Total),ID\n";
    private static final String PAID_IN = "Deposit,2026-01-05 08:00:00,,,,,,,,1000.00,GBP,p-1\n";

    private final TestDatabase database = TestDatabase.create();
    private final TestImports imports = TestImports.create(database);

    @Test
    void files_ofBothIsins_findTheListing() {
        imports.record(HEAD + PAID_IN + bought("IE00BK5BQT80", 1), ImportChoices.NONE);
        database.as(Role.APP).transact(imports.portfolio().owner(), tx -> {
            UUID listing = ListingKeys.all(tx).get(VWRP);
            return RecordCorporateAction.within(
                    tx,
                    listing,
                    CorporateAction.Kind.ISIN_CHANGE,
                    LocalDate.of(2026, 2, 27),
                    ActionTerms.NONE.withCodes("IE00BK5BQT80", "IE00TESTA028"),
                    "");
        });
        imports.record(HEAD + bought("IE00BK5BQT80", 2), ImportChoices.NONE);
        imports.record(HEAD + bought("IE00TESTA028", 3), ImportChoices.NONE);
        assertThat(imports.lines())
                .filteredOn(line -> line.listing().isPresent())
                .extracting(line -> line.listing())
                .containsExactly(Optional.of(VWRP), Optional.of(VWRP), Optional.of(VWRP));
    }

    private static String bought(String isin, int units) {
        return "Market buy,2026-01-0" + (5 + units) + " 09:00:00," + isin + ",VWRP,FTSE All-World," + units
                + ",98.00,GBP,1," + 98 * units + ".00,GBP,b-" + units + "\n";
    }
}
