package ta.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ta.statement.reading.StatementReader;

/** Lines in which a figure is easily read wrong, and files that are made to fill the memory. */
class TrapsTest {

    private static final String WEALTHFOLIO =
            "date,type,symbol,instrumentType,quantity,unit_price,currency,fee,amount,comment,fxRate,subtype\n";
    private static final String DEGIRO = """
            Date,Time,Value date,Product,ISIN,Description,FX,Change,,Balance,,Order ID
            03-06-2024,14:02,03-06-2024,FUND,IE00BK5BQT80,"Buy 1 FUND@70 GBP (IE00BK5BQT80)",\
            ,GBP,"-70,00",GBP,"0,00",o-1
            03-06-2024,14:02,03-06-2024,FUND,IE00BK5BQT80,\
            DEGIRO Transaction and/or third party fees,,EUR,"-2,00",EUR,"0,00",o-1
            """;

    @ParameterizedTest
    @CsvSource({
        "'2024-01-03,BUY,VWRP.L,EQUITY,10,9850,GBp,500,,,,', BUY, -990.00, 5.00",
        "'2024-01-03,DIVIDEND,SHEL.L,EQUITY,3,50,GBp,,,,,', DIVIDEND, 1.50, 0",
        "'2024-01-03,TRANSFER_IN,VWRP.L,EQUITY,10,9850,GBp,,,,,', TRANSFER_IN, 985.00, 0",
        "'2024-01-03,BUY,VWRP.L,EQUITY,10,98.5,GBP,5,,,,', BUY, -990.00, 5.00",
    })
    void pence_areReadAsPence_inEveryFigure(String line, String type, String amount, String fees) throws Exception {
        StatementRow row = read(WEALTHFOLIO + line + "\n").rows().get(0);
        assertThat(row.type()).hasToString(type);
        assertThat(row.amount().orElseThrow()).isEqualByComparingTo(amount);
        assertThat(row.fees()).isEqualByComparingTo(fees);
    }

    @Test
    void chargeInAnotherCurrency_isAFeeInThatCurrency() throws Exception {
        Statement statement = read(DEGIRO);
        assertThat(statement.leftOut()).isEmpty();
        assertThat(statement.rows())
                .extracting(row -> row.type() + " " + row.amount().orElseThrow() + " "
                        + row.currency().orElse("own"))
                .containsExactly("BUY -70.00 own", "FEE -2.00 EUR");
    }

    @Test
    void unitsWithTheDigitsOfABinaryFraction_areTheOnesThatAreMeant() throws Exception {
        StatementRow row = read(WEALTHFOLIO + "2024-01-03,BUY,VWRP.L,EQUITY,0.30000000000000004,100,GBP,0,,,,\n")
                .rows()
                .get(0);
        assertThat(row.units().orElseThrow()).isEqualByComparingTo("0.3");
    }

    @Test
    void files_thatAreMadeToFillTheMemory_areRefused() {
        assertThatThrownBy(() -> read(WEALTHFOLIO + (",".repeat(100_000) + "\n").repeat(100)))
                .isInstanceOf(UnreadableStatementException.class);
        assertThatThrownBy(() -> read(",".repeat(10_000_000))).isInstanceOf(UnreadableStatementException.class);
        assertThatThrownBy(() -> read("<client>" + "<a>".repeat(200_000)))
                .isInstanceOf(UnreadableStatementException.class);
        assertThatThrownBy(() -> read("<OFX>" + "<A>\n".repeat(200_000)))
                .isInstanceOf(UnreadableStatementException.class);
    }

    private static Statement read(String text) throws UnreadableStatementException {
        return StatementReader.read("file", text.getBytes(StandardCharsets.UTF_8), Optional.empty(), "GBP");
    }
}
