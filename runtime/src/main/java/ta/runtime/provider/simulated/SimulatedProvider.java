package ta.runtime.provider.simulated;

import java.time.LocalDate;
import java.util.List;
import ta.backoffice.market.PriceObservation;
import ta.backoffice.market.Provider;
import ta.runtime.provider.PriceProvider;
import ta.runtime.provider.PriceRequest;
import ta.runtime.provider.PriceResponse;

/** The simulated market as a provider, with the enabled faults. */
public final class SimulatedProvider implements PriceProvider {

    private final LocalDate anchor;
    private final Faults faults;

    /**
     * @param anchor the session at which the walks have their fixed prices
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
    public PriceResponse observe(PriceRequest request) {
        LocalDate newest = request.calendar().lastSessionClosedAt(request.upTo());
        LocalDate before = request.since().minusDays(1);
        if (newest.isBefore(request.since())) {
            return new PriceResponse(List.of(), List.of());
        }
        List<PriceObservation> closes = new SimulatedMarket(request.calendar(), session(request), newest)
                .closes(request.listing(), request.id(), before, newest);
        return new PriceResponse(faults.on(request.listing(), closes), List.of());
    }

    /** The anchor, or the last session before it if the venue was closed on that day. */
    private LocalDate session(PriceRequest request) {
        return request.calendar().isSession(anchor)
                ? anchor
                : request.calendar().previousSession(anchor);
    }
}
