package ta.runtime.imports;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import ta.backoffice.Fuzz;
import ta.backoffice.book.NewEntry;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.CsvColumns;
import ta.runtime.csv.CsvErrors;
import ta.runtime.csv.CsvFile;
import ta.runtime.csv.CsvRow;
import ta.runtime.settings.Refusal;

/** Whatever a ledger file holds, it is read as a whole, or refused with its lines. */
final class CsvFuzzTest {

    private static final CsvColumns COLUMNS = CsvColumns.of(
            List.of("type", "time", "listing", "units", "price", "amount", "fees", "reference", "note"), List.of());
    private static final Map<ListingId, UUID> KNOWN = Map.of(new ListingId("XLON:VWRP"), new UUID(1, 2));
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void file_thatIsMutated_isReadOrRefused() {
        List<byte[]> seeds = Stream.of("""
                        type,time,listing,units,price,amount,fees,reference,note
                        CONTRIBUTION,2026-02-27,,,,1000,,a-1,"a note, with a comma"
                        BUY,2026-03-02T10:15:00Z,XLON:VWRP,12.5,112.34,-1404.25,,a-2,
                        TRANSFER_IN,2026-03-02,XLON:VWRP,3,,250,,a-3,"two
                        lines"
                        FEE,2026-03-02T10:15,,,,-5,,a-4,'=1+1
                        """)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        Fuzz.run(10_000, seeds, bytes -> {
            CsvErrors errors = new CsvErrors("fuzz.csv");
            List<NewEntry> entries = new ArrayList<>();
            for (CsvRow row : CsvFile.read("fuzz.csv", bytes, COLUMNS, errors).rows()) {
                LedgerRow.read(row, KNOWN, LONDON, (currency, at) -> BigDecimal.ONE)
                        .ifPresent(entries::add);
            }
            if (!errors.isEmpty()) {
                assertThatThrownBy(errors::refuse).isInstanceOf(Refusal.class);
            }
        });
    }
}
