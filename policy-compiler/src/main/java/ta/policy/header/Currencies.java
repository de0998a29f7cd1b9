package ta.policy.header;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.NearMiss;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/** {@code CURRENCY}: every currency is an ISO 4217 code. */
public final class Currencies {

    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toCollection(TreeSet::new));

    private Currencies() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        List<Clause> currencies = new ArrayList<>(List.of(document.clause("/base_currency")));
        document.clause("/quote_units").members().forEach(unit -> currencies.add(unit.at("currency")));
        document.clause("/instruments").elements().forEach(instrument -> currencies.add(instrument.at("currency")));
        return currencies.stream()
                .filter(currency -> !CODES.contains(currency.text()))
                .map(currency -> currency.error(
                        PolicyErrorCode.CURRENCY,
                        DisplayText.of(currency.text()) + " is not an ISO 4217 currency code",
                        maybe(document, currency.text())))
                .toList();
    }

    /** People easily write a quote unit instead of its currency, such as GBX (pence) for GBP (pounds). */
    private static Optional<String> maybe(PolicyDocument document, String written) {
        String ofUnit =
                document.clause("/quote_units").at(written).at("currency").text();
        if (CODES.contains(ofUnit)) {
            return Optional.of(
                    "Maybe \"" + ofUnit + "\" was meant: " + DisplayText.of(written) + " is a quote unit of it.");
        }
        return NearMiss.maybe(written, CODES);
    }
}
