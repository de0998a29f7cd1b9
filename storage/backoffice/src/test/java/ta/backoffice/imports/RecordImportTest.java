package ta.backoffice.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ta.backoffice.TestPortfolio;
import ta.backoffice.advice.LedgerChanges;
import ta.backoffice.book.EntryBatch;
import ta.backoffice.book.LedgerLines;
import ta.backoffice.book.NewEntry;
import ta.backoffice.registry.ListingKeys;
import ta.database.Database;
import ta.database.Role;
import ta.database.StorageException;
import ta.database.TestDatabase;
import ta.rules.portfolio.EntryType;
import ta.rules.portfolio.ListingId;

class RecordImportTest {

    private static final String HEAD = "Action,Time,ISIN,Ticker,Name,No. of shares,Price / share,"
            + "Currency (Price / share),Exchange rate,Total,Currency (Total),ID\n";
    private static final String PAID_IN = "Deposit,2026-01-05 08:00:00,,,,,,,,1000.00,GBP,p-1\n";
    private static final String BOUGHT =
            "Market buy,2026-01-05 09:00:00,IE00BK5BQT80,VWRP,FTSE All-World,3,98.00,GBP,1,294.00,GBP,b-1\n";
    private static final String SOLD =
            "Market sell,2026-01-06 09:00:00,IE00BK5BQT80,VWRP,FTSE All-World,5,99.00,GBP,1,495.00,GBP,s-1\n";
    private static final String DOLLARS =
            "Market buy,2026-01-07 15:00:00,US5949181045,MSFT,Microsoft,1,400.00,USD,1.25,320.00,GBP,d-1\n";
    private static final ListingId VWRP = new ListingId("XLON:VWRP");

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final Database APP = DATABASE.as(Role.APP);

    private final TestImports imports = TestImports.create(DATABASE);
    private final TestPortfolio portfolio = imports.portfolio();

    @Test
    void file_isRecorded_andKnownTheNextTime() {
        assertThat(record(HEAD + BOUGHT + PAID_IN, ImportChoices.NONE)).isPresent();
        assertThat(types()).containsExactly("CONTRIBUTION", "BUY");
        assertThat(cash()).isEqualByComparingTo("706.00");

        PlannedImport again = plan(HEAD + BOUGHT + PAID_IN + SOLD, ImportChoices.NONE);
        assertThat(again.count(PlannedRow.Fate.KNOWN)).isEqualTo(2);
        assertThat(again.count(PlannedRow.Fate.TAKEN)).isEqualTo(1);
    }

    @Test
    void equalRowsWithoutANumber_areBothRecorded_once() {
        String interest = "Interest on cash,2026-01-05 22:00:00,,,,,,,,0.05,GBP,\n";
        record(HEAD + interest + interest, ImportChoices.NONE);
        assertThat(types()).containsExactly("INTEREST", "INTEREST");
        PlannedImport more = plan(HEAD + interest + interest + interest, ImportChoices.NONE);
        assertThat(more.count(PlannedRow.Fate.KNOWN)).isEqualTo(2);
        assertThat(more.count(PlannedRow.Fate.TAKEN)).isEqualTo(1);
    }

    @Test
    void positionThatIsNeverOpened_getsAnOpeningEntry_withUnitsAndCostAsCorrected() {
        PlannedImport proposed = plan(HEAD + BOUGHT + SOLD, ImportChoices.NONE);
        assertThat(proposed.openings()).singleElement().satisfies(opening -> {
            assertThat(opening.units()).isEqualByComparingTo("2");
            assertThat(opening.cost()).isEqualByComparingTo("196.00");
            assertThat(opening.chosen()).isFalse();
        });
        ImportChoices corrected = new ImportChoices(
                Map.of(),
                Map.of("IE00BK5BQT80", new ImportChoices.OpeningChoice(new BigDecimal("2"), new BigDecimal("150"))),
                Set.of(),
                Set.of());
        record(HEAD + BOUGHT + SOLD, corrected);
        assertThat(types()).containsExactly("TRANSFER_IN", "BUY", "SELL");
        assertThat(lines().get(0).cost())
                .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo("150"));
    }

    @Test
    void unknownListing_leavesItsRowsOut_untilItIsChosen() {
        PlannedImport unknown = plan(HEAD + PAID_IN + DOLLARS, ImportChoices.NONE);
        assertThat(unknown.leftOut()).isEqualTo(1);
        assertThat(unknown.securities().get(0).missing()).containsExactly("listing");
        ListingId nasdaq = new ListingId("XNAS:MSFT");
        ImportChoices chosen = new ImportChoices(
                Map.of(
                        "US5949181045",
                        new ImportChoices.ListingChoice(
                                nasdaq, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())),
                Map.of(),
                Set.of(),
                Set.of());
        record(HEAD + PAID_IN + DOLLARS, chosen);
        assertThat(lines().get(1).listing()).hasValue(nasdaq);
        assertThat(imports.read(ListingKeys::all)).containsKey(nasdaq);
    }

    @Test
    void entryThatWasTypedBefore_isNotRecordedTwice_unlessThePersonSaysSo() {
        record(HEAD + PAID_IN, ImportChoices.NONE);
        record(HEAD + BOUGHT, ImportChoices.NONE);
        UUID listing = Objects.requireNonNull(imports.read(ListingKeys::all).get(VWRP));
        NewEntry typed = NewEntry.buy(
                listing,
                number("4"),
                number("97"),
                number("388"),
                BigDecimal.ZERO,
                lines().get(1).tradeTime());
        APP.transact(portfolio.owner(), tx -> LedgerChanges.record(tx, portfolio.id(), EntryBatch.manual(typed), true));
        String same = BOUGHT.replace(",3,98.00,", ",4,97.00,")
                .replace("294.00", "388.00")
                .replace("b-1", "b-2");
        PlannedImport plan = plan(HEAD + same, ImportChoices.NONE);
        assertThat(plan.rows().get(0).code()).isEqualTo("SEEMS_RECORDED");
        ImportChoices all = new ImportChoices(Map.of(), Map.of(), Set.of(), Set.of(2));
        assertThat(plan(HEAD + same, all).rows().get(0).fate()).isEqualTo(PlannedRow.Fate.TAKEN);
    }

    @Test
    void whatChangedSinceThePreview_isRefused_andNothingIsRecorded() {
        PlannedImport shown = plan(HEAD + PAID_IN + BOUGHT, ImportChoices.NONE);
        record(HEAD + PAID_IN, ImportChoices.NONE);
        assertThatThrownBy(() -> imports.record(HEAD + PAID_IN + BOUGHT, ImportChoices.NONE, shown.sha256()))
                .isInstanceOfSatisfying(
                        StorageException.Conflict.class,
                        conflict -> assertThat(conflict.code()).isEqualTo("PREVIEW_DIFFERS"));
        assertThat(lines()).hasSize(1);
    }

    /** First the file of 2026, whose sale needs an opening; then that of 2025, which shows the purchase. */
    @Test
    void olderFile_replacesTheOpeningOfANewerOne() {
        record(HEAD + BOUGHT + SOLD, ImportChoices.NONE);
        String older = BOUGHT.replace("2026-01-05", "2025-06-02")
                .replace(",3,98.00", ",2,98.00")
                .replace("294.00", "196.00")
                .replace("b-1", "b-0");
        PlannedImport plan = plan(HEAD + older, ImportChoices.NONE);
        assertThat(plan.entries()).isEqualTo(1);
        assertThat(plan.openings()).singleElement().satisfies(opening -> {
            assertThat(opening.replaced()).isPresent();
            assertThat(opening.isNeeded()).isFalse();
        });
        record(HEAD + older, ImportChoices.NONE);
        assertThat(held()).isEqualByComparingTo("0");
        assertThat(plan(HEAD + older + BOUGHT + SOLD, ImportChoices.NONE).entries())
                .isZero();
    }

    /** The older file sells more than it buys, too: the opening moves back before its first line. */
    @Test
    void olderFile_thatSellsWhatItNeverBought_movesTheOpeningBack() {
        record(HEAD + BOUGHT + SOLD, ImportChoices.NONE);
        String older = SOLD.replace("2026-01-06", "2025-06-03")
                .replace(",5,99.00", ",4,99.00")
                .replace("495.00", "396.00")
                .replace("s-1", "s-0");
        record(HEAD + older, ImportChoices.NONE);
        assertThat(held()).isEqualByComparingTo("0");
        assertThat(lines().stream().filter(line -> line.type() == EntryType.TRANSFER_IN))
                .extracting(
                        line -> line.units().orElseThrow().stripTrailingZeros().toPlainString())
                .containsExactly("2", "6", "-2");
    }

    @Test
    void statedOpening_isRecorded_thoughNothingIsMissing() {
        ImportChoices held = new ImportChoices(
                Map.of(),
                Map.of("IE00BK5BQT80", new ImportChoices.OpeningChoice(new BigDecimal("7"), new BigDecimal("600"))),
                Set.of(),
                Set.of());
        record(HEAD + BOUGHT, held);
        assertThat(held()).isEqualByComparingTo("10");
    }

    /** A single entry can have been reversed for itself, so it does not come back unasked. */
    @Test
    void onlyRowOfAFile_whoseEntryWasReversed_staysOut() {
        record(HEAD + PAID_IN, ImportChoices.NONE);
        UUID paid = lines().get(0).id();
        APP.<UUID>transact(
                portfolio.owner(), tx -> LedgerChanges.reverse(tx, portfolio.id(), paid, "typed better by hand"));
        assertThat(plan(HEAD + PAID_IN, ImportChoices.NONE).rows().get(0).code())
                .isEqualTo("REVERSED");
    }

    /** The broker's number is that of the order, and each file has one part of it. */
    @Test
    void secondPartOfAnOrder_canBeTaken_andIsKnownThen() {
        record(HEAD + BOUGHT, ImportChoices.NONE);
        String second = BOUGHT.replace("09:00:00", "09:05:00")
                .replace(",3,98.00", ",1,98.00")
                .replace("294.00", "98.00");
        assertThat(plan(HEAD + second, ImportChoices.NONE).rows().get(0).code()).isEqualTo("REFERENCE_DIFFERS");
        record(HEAD + second, new ImportChoices(Map.of(), Map.of(), Set.of(), Set.of(2)));
        assertThat(held()).isEqualByComparingTo("4");
        assertThat(plan(HEAD + second, ImportChoices.NONE).count(PlannedRow.Fate.KNOWN))
                .isEqualTo(1);
    }

    /** Two parts of one order can be equal to the second: the broker's number is that of the order. */
    @Test
    void rowThatTheFileRepeats_canBeTaken_andIsKnownThen() {
        String twice = HEAD + PAID_IN + BOUGHT + BOUGHT;
        PlannedImport plan = plan(twice, ImportChoices.NONE);
        PlannedRow repeated = plan.rows().get(2);
        assertThat(repeated.code()).isEqualTo("ROW_REPEATED");
        assertThat(repeated.mayBeTaken()).isTrue();
        assertThat(plan.leftOut()).isEqualTo(1);
        record(twice, ImportChoices.NONE);
        assertThat(held()).isEqualByComparingTo("3");
        record(twice, new ImportChoices(Map.of(), Map.of(), Set.of(), Set.of(4)));
        assertThat(held()).isEqualByComparingTo("6");
        assertThat(plan(twice, ImportChoices.NONE).count(PlannedRow.Fate.KNOWN)).isEqualTo(3);
    }

    @Test
    void twoEqualRows_oneOfWhichWasTyped_areBothThere_whenTheFirstIsTaken() {
        String interest = "Interest on cash,2026-01-05 22:00:00,,,,,,,,0.05,GBP,\n";
        APP.transact(
                portfolio.owner(),
                tx -> LedgerChanges.record(
                        tx,
                        portfolio.id(),
                        EntryBatch.manual(NewEntry.cash(
                                EntryType.INTEREST, new BigDecimal("0.05"), Instant.parse("2026-01-05T21:00:00Z"))),
                        false));
        PlannedImport plan =
                plan(HEAD + interest + interest, new ImportChoices(Map.of(), Map.of(), Set.of(), Set.of(2)));
        assertThat(plan.count(PlannedRow.Fate.TAKEN)).isEqualTo(2);
    }

    @Test
    void import_isTakenBackWhole_andCanBeImportedAgain() {
        UUID batch = record(HEAD + PAID_IN + BOUGHT + SOLD, ImportChoices.NONE).orElseThrow();
        assertThat(APP.<Integer>transact(
                        portfolio.owner(), tx -> TakeBackImport.within(tx, portfolio.id(), batch, "the wrong account")))
                .isEqualTo(4);
        assertThat(cash()).isEqualByComparingTo("0");
        List<RecordedImports.RecordedImport> recorded = imports.read(tx -> RecordedImports.of(tx, portfolio.id(), 9));
        assertThat(recorded)
                .singleElement()
                .satisfies(each -> assertThat(each.reversed()).isEqualTo(each.entries()));
        record(HEAD + PAID_IN + BOUGHT + SOLD, ImportChoices.NONE);
        assertThat(cash()).isEqualByComparingTo("1201.00");
    }

    @Test
    void rowWhoseEntryWasReversed_staysOut_unlessThePersonSaysSo() {
        record(HEAD + PAID_IN + BOUGHT, ImportChoices.NONE);
        UUID bought = lines().get(1).id();
        APP.<UUID>transact(
                portfolio.owner(), tx -> LedgerChanges.reverse(tx, portfolio.id(), bought, "typed better by hand"));
        PlannedImport again = plan(HEAD + PAID_IN + BOUGHT, ImportChoices.NONE);
        assertThat(again.rows().get(1).code()).isEqualTo("REVERSED");
        assertThat(again.count(PlannedRow.Fate.TAKEN)).isZero();
        record(HEAD + PAID_IN + BOUGHT, new ImportChoices(Map.of(), Map.of(), Set.of(), Set.of(3)));
        assertThat(cash()).isEqualByComparingTo("706.00");
    }

    @Test
    void foreignImport_isNotFound() {
        UUID batch = record(HEAD + PAID_IN, ImportChoices.NONE).orElseThrow();
        TestPortfolio other = TestPortfolio.create(DATABASE);
        assertThatThrownBy(() -> APP.<Integer>transact(
                        other.owner(), tx -> TakeBackImport.within(tx, other.id(), batch, "mine")))
                .isInstanceOf(StorageException.NotFound.class);
    }

    private Optional<UUID> record(String text, ImportChoices choices) {
        return imports.record(text, choices);
    }

    private PlannedImport plan(String text, ImportChoices choices) {
        return imports.plan(text, choices);
    }

    private List<LedgerLines.LedgerLine> lines() {
        return imports.lines();
    }

    private List<String> types() {
        return lines().stream()
                .map(LedgerLines.LedgerLine::type)
                .map(EntryType::name)
                .toList();
    }

    /** Units of the only fund. */
    private BigDecimal held() {
        return lines().stream()
                .filter(line -> line.units().isPresent())
                .map(line -> line.type() == EntryType.SELL
                        ? line.units().orElseThrow().negate()
                        : line.units().orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal cash() {
        return imports.cash();
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }
}
