package ta.policy.header;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ta.policy.document.Clause;
import ta.policy.document.DisplayText;
import ta.policy.document.NearMiss;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/**
 * {@code TIME_ZONE}: the time zone is a name in the IANA database, not an offset, since an offset has no summer time.
 */
public final class TimeZones {

    private static final Set<String> NAMES = new TreeSet<>(ZoneId.getAvailableZoneIds());

    private TimeZones() {}

    public static List<PolicyError> errors(PolicyDocument document) {
        Clause zone = document.clause("/time_zone");
        if (NAMES.contains(zone.text())) {
            return List.of();
        }
        String message = DisplayText.of(zone.text())
                + " is not a name in the IANA time zone database, such as \"Europe/London\"";
        return List.of(zone.error(PolicyErrorCode.TIME_ZONE, message, maybe(zone.text())));
    }

    /**
     * A warning if months begin and end elsewhere than by the tasks of the portfolio that is to follow the policy.
     *
     * @param portfolio the portfolio's time zone
     */
    public static List<PolicyError> warnings(PolicyDocument document, ZoneId portfolio) {
        Clause zone = document.clause("/time_zone");
        if (zone.text().equals(portfolio.getId()) || !NAMES.contains(zone.text())) {
            return List.of();
        }
        String message = "the time zones differ: by the policy, months begin and end in " + zone.text()
                + ", and the portfolio's tasks go by " + portfolio;
        return List.of(zone.error(
                PolicyErrorCode.TIME_ZONE,
                message,
                Optional.of(
                        "Maybe give the policy the zone of the portfolio: otherwise a run on the first day of a month"
                                + " may still be one of the month before.")));
    }

    /** Suggests the zone if only the city was written, or if the name has a typing error. */
    private static Optional<String> maybe(String written) {
        return NAMES.stream()
                .filter(name -> name.endsWith("/" + written))
                .findFirst()
                .map(name -> "Maybe " + DisplayText.of(name) + " was meant.")
                .or(() -> NearMiss.maybe(written, NAMES));
    }
}
