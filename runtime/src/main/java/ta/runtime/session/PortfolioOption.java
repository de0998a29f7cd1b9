package ta.runtime.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import ta.backoffice.identity.Portfolios;

/** The option that selects the portfolio of a command. */
public final class PortfolioOption {

    @Option(
            names = "--portfolio",
            paramLabel = "P",
            description = "name or id of the portfolio; may be left out when you have one only")
    private @Nullable String portfolio;

    public Portfolios.Portfolio of(Session session) {
        return session.portfolio(portfolio);
    }

    /** As {@link #of}; empty if none is named and the user has none or several. */
    public Optional<Portfolios.Portfolio> maybe(Session session) {
        return portfolio == null && session.portfolios().size() != 1 ? Optional.empty() : Optional.of(of(session));
    }
}
