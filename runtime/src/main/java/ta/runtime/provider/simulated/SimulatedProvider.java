package ta.runtime.provider.simulated;

import java.time.LocalDate;
import java.util.List;
import ta.runtime.provider.PriceRequest;
import ta.runtime.provider.PriceResponse;
import ta.runtime.provider.PriceProvider;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;

/** The simulated market as a provider, with the faults that are switched on. */
public final class SimulatedProvider implements PriceProvider {

    private final LocalDate anchor;
    private final Faults faults;

    /**
     * @param anchor the session at which the walks meet their fixed prices
     */
    public SimulatedProvider(LocalDate anchor, Faults faults) {
        this.anchor = anchor;
        this.faults = faults;
    }

    @Override
    public Provider provider() {
        return Provider.SIMULATED;
    }

    @Override
    public PriceResponse observe(PriceRequest asked) {
        LocalDate newest = asked.calendar().lastSessionClosedAt(asked.upTo());
        LocalDate before = asked.since().minusDays(1);
        if (newest.isBefore(asked.since())) {
            return new PriceResponse(List.of(), List.of());
        }
        List<PriceObservation> closes = new SimulatedMarket(asked.calendar(), session(asked), newest)
                .closes(asked.listing(), asked.id(), before, newest);
        return new PriceResponse(faults.on(asked.listing(), closes), List.of());
    }

    /** The anchor, or the last session before it where the venue was closed on that day. */
    private LocalDate session(PriceRequest asked) {
        return asked.calendar().isSession(anchor) ? anchor : asked.calendar().previousSession(anchor);
    }
}
