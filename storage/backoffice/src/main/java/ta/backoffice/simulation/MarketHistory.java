package ta.backoffice.simulation;

import java.util.Map;
import ta.rules.portfolio.ListingId;

/** All that a simulation may see of the markets; it never looks beyond the day that it has reached. */
public record MarketHistory(Map<ListingId, ListingHistory> listings, HistoryRates rates) {}
