package ta.backoffice.registry;

import java.time.LocalTime;
import java.util.Optional;

/**
 * A day on which a venue differs from its calendar: a row of {@code venue_holidays}.
 *
 * @param closesAt in the venue's time zone; only for an early close
 */
record VenueOverride(Kind kind, Optional<LocalTime> closesAt) {

    enum Kind {
        CLOSED,
        OPEN,
        EARLY_CLOSE
    }
}
