package ta.policy;

import java.util.List;
import java.util.function.Function;
import ta.policy.cadence.DefaultOrderChecks;
import ta.policy.cadence.MinTrade;
import ta.policy.cadence.ParkForWithdrawal;
import ta.policy.cadence.Quarter;
import ta.policy.cashpark.ParkListing;
import ta.policy.cashpark.Sunsets;
import ta.policy.cashpark.Waves;
import ta.policy.constraints.ForbiddenDefaults;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.guards.GuardChecks;
import ta.policy.header.Currencies;
import ta.policy.header.TimeZones;
import ta.policy.instruments.DistinctListings;
import ta.policy.instruments.InstrumentSleeves;
import ta.policy.instruments.InstrumentUnits;
import ta.policy.instruments.IsinCheckDigits;
import ta.policy.sleeves.DriftBandReferences;
import ta.policy.sleeves.EmptySleeves;
import ta.policy.sleeves.SleeveCodes;
import ta.policy.sleeves.SleeveLists;
import ta.policy.sleeves.TargetsSum;

/** All checks of a policy beyond its schema. Each is independent of the others and assumes only a valid schema. */
final class PolicyChecks {

    private static final List<Function<PolicyDocument, List<PolicyError>>> ALL = List.of(
            Currencies::errors,
            TimeZones::errors,
            TargetsSum::errors,
            SleeveCodes::errors,
            DriftBandReferences::errors,
            EmptySleeves::errors,
            SleeveLists::errors,
            DistinctListings::errors,
            InstrumentSleeves::errors,
            InstrumentUnits::errors,
            IsinCheckDigits::errors,
            ParkListing::errors,
            Waves::errors,
            Sunsets::errors,
            DefaultOrderChecks::errors,
            MinTrade::errors,
            Quarter::errors,
            ParkForWithdrawal::errors,
            GuardChecks::errors,
            ForbiddenDefaults::errors);

    private PolicyChecks() {}

    static List<PolicyError> errors(PolicyDocument document) {
        return ALL.stream().flatMap(check -> check.apply(document).stream()).toList();
    }
}
