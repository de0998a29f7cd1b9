package ta.runtime.session;

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
}
