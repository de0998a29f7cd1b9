package ta.http.registry;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import ta.backoffice.registry.Instruments;
import ta.backoffice.registry.RegisterInstrument;
import ta.backoffice.registry.RenameInstrument;
import ta.database.Transaction;
import ta.http.doc.Doc;
import ta.http.route.Call;
import ta.http.route.Page;

/** The registered instruments. */
public final class InstrumentsHandler {

    public record Instrument(
            @Doc("the instrument's id") UUID id,

            @Doc(value = "the ISIN", example = "IE00BK5BQT80")
            String isin,

            @Doc(value = "the instrument's name", example = "Vanguard FTSE All-World UCITS ETF")
            String name,

            @Doc("when it was added") Instant createdAt) {}

    public record NewInstrument(
            @Doc(value = "the ISIN, with a valid check digit", example = "IE00B3XXRP09")
            String isin,

            @Doc(value = "the instrument's name", example = "Vanguard S&P 500 UCITS ETF")
            String name) {}

    public record InstrumentChange(
            @Doc(value = "the instrument's name", example = "Vanguard S&P 500 UCITS ETF")
            Optional<String> name) {}

    public Page<Instrument> list(Call call, Transaction tx) {
        int limit = call.limit();
        return Page.of(
                Instruments.page(tx, call.cursorId(), limit + 1),
                limit,
                row -> row.id().toString(),
                InstrumentsHandler::shape);
    }

    public Instrument create(Call call, Transaction tx) {
        NewInstrument body = call.body(NewInstrument.class);
        return shape(Instruments.one(tx, RegisterInstrument.within(tx, body.isin(), body.name())));
    }

    public Instrument one(Call call, Transaction tx) {
        return shape(Instruments.one(tx, call.id("instrument")));
    }

    public Instrument change(Call call, Transaction tx) {
        UUID id = call.id("instrument");
        call.body(InstrumentChange.class).name().ifPresent(name -> RenameInstrument.within(tx, id, name));
        return shape(Instruments.one(tx, id));
    }

    private static Instrument shape(Instruments.Instrument row) {
        return new Instrument(row.id(), row.isin(), row.name(), row.createdAt());
    }
}
