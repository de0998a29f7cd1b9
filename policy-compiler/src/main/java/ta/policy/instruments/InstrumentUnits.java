package ta.policy.instruments;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.Names;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;
import ta.policy.document.References;

/**
 * {@code UNKNOWN_UNIT}, {@code UNIT_CURRENCY}: the quote unit of an instrument exists and is a unit of its currency.
 */
public final class InstrumentUnits {

    private InstrumentUnits() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Set<String> units = Names.units(document);
        List<PolicyError> errors = new ArrayList<>();
        for (Clause instrument : document.clause("/instruments").elements()) {
            Clause unit = instrument.at("quote_unit");
            Optional<PolicyError> unknown = References.error(PolicyErrorCode.UNKNOWN_UNIT, "quote unit", unit, units);
            unknown.or(() -> otherCurrency(document, instrument, unit)).ifPresent(errors::add);
        }
        return errors;
    }

    private static Optional<PolicyError> otherCurrency(PolicyDocument document, Clause instrument, Clause unit) {
        String ofInstrument = instrument.at("currency").text();
        String ofUnit = unitCurrency(document, unit.text());
        if (ofUnit.equals(ofInstrument)) {
            return Optional.empty();
        }
        String message = "the unit " + DisplayText.of(unit.text()) + " belongs to " + DisplayText.of(ofUnit)
                + ", but the instrument trades in " + DisplayText.of(ofInstrument);
        Optional<String> maybe = Names.units(document).stream()
                .filter(name -> unitCurrency(document, name).equals(ofInstrument))
                .findFirst()
                .map(name -> "Maybe the unit should be " + DisplayText.of(name) + ", or the currency "
                        + DisplayText.of(ofUnit) + ".");
        return Optional.of(unit.error(PolicyErrorCode.UNIT_CURRENCY, message, maybe));
    }

    private static String unitCurrency(PolicyDocument document, String unit) {
        return document.clause("/quote_units").at(unit).at("currency").text();
    }
}
