package ta.policy.document;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The names that a policy defines and other clauses refer to, in the order of the file. If a name is defined twice, the
 * first one counts. Assumes a valid schema.
 */
public final class Names {

    private Names() {}

    /** Sleeves by code. */
    public static Map<String, Clause> sleeves(PolicyDocument document) {
        Map<String, Clause> sleeves = new LinkedHashMap<>();
        for (Clause sleeve : document.clause("/sleeves").elements()) {
            sleeves.putIfAbsent(sleeve.at("code").text(), sleeve);
        }
        return sleeves;
    }

    /** Instruments by listing, {@code MIC:TICKER}. */
    public static Map<String, Clause> listings(PolicyDocument document) {
        Map<String, Clause> listings = new LinkedHashMap<>();
        for (Clause instrument : document.clause("/instruments").elements()) {
            listings.putIfAbsent(listing(instrument), instrument);
        }
        return listings;
    }

    /** The listing of an instrument. */
    public static String listing(Clause instrument) {
        return instrument.at("mic").text() + ":" + instrument.at("ticker").text();
    }

    /** Names of drift bands. */
    public static Set<String> bands(PolicyDocument document) {
        return new LinkedHashSet<>(document.clause("/drift_bands").keys());
    }

    /** Names of quote units. */
    public static Set<String> units(PolicyDocument document) {
        return new LinkedHashSet<>(document.clause("/quote_units").keys());
    }
}
