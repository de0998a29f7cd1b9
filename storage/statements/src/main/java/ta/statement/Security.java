package ta.statement;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a line says about the instrument. At least one of {@code isin}, {@code sedol}, {@code ticker} and {@code name}
 * is present.
 *
 * @param isin twelve characters with a right check digit
 * @param sedol seven characters; British contract notes may have nothing else
 * @param ticker as the file has it, without the venue
 * @param quoteUnit what the file has the price in, such as USD or GBX; it may be missing
 * @param venue market identifier code (ISO 10383); {@code XOFF} for a fund that is not traded on a venue
 */
public record Security(
        Optional<String> isin,
        Optional<String> sedol,
        Optional<String> ticker,
        Optional<String> venue,
        Optional<String> name,
        Optional<String> quoteUnit) {

    /** The shortest text that names it: venue and ticker, otherwise the first of its names that there is. */
    public String label() {
        if (venue.isPresent() && ticker.isPresent()) {
            return venue.get() + ":" + ticker.get();
        }
        return Stream.of(isin, ticker, sedol, name)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    /** Whether both name the same instrument: by ISIN if both have one, then by SEDOL, ticker and name. */
    public boolean isSameAs(Security other) {
        if (isin.isPresent() && other.isin.isPresent()) {
            return isin.equals(other.isin);
        }
        if (sedol.isPresent() && other.sedol.isPresent()) {
            return sedol.equals(other.sedol);
        }
        if (ticker.isPresent() && other.ticker.isPresent()) {
            return ticker.equals(other.ticker);
        }
        return name.isPresent() && Objects.equals(name, other.name);
    }
}
