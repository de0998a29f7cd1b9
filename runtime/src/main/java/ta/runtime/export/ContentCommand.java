package ta.runtime.export;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import ta.backoffice.export.ContentHash;
import ta.backoffice.export.PortfolioOrigin;
import ta.backoffice.identity.Portfolios;
import ta.database.Role;
import ta.runtime.report.Report;
import ta.runtime.report.Tree;
import ta.runtime.session.Connect;
import ta.runtime.session.PortfolioOption;
import ta.runtime.session.Session;
import ta.runtime.settings.Environment;

@Command(
        name = "content",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows the content hash of a portfolio: the same wherever it is imported.",
            "It is over entries, policies, prices, rates and reviews."
        })
public final class ContentCommand implements Callable<Integer> {

    @Mixin
    private final Connect connect;

    @Mixin
    private PortfolioOption portfolio;

    public ContentCommand(Environment environment) {
        this.connect = new Connect(environment);
    }

    @Override
    public Integer call() {
        return connect.run(Role.APP, this::run);
    }

    private Report run(Session session) {
        Portfolios.Portfolio of = portfolio.of(session);
        return session.read(tx -> {
            ContentHash.Content content = ContentHash.of(tx, of.id(), tx.at());
            Optional<PortfolioOrigin> origin = PortfolioOrigin.of(tx, of.id());
            String imported = origin.map(from -> "Imported at " + from.importedAt() + " with the content hash "
                            + from.contentSha256() + ", as it was exported at " + from.exportedAt()
                            + ". Its audit chain ended there with event " + from.auditSeq() + ", " + from.auditHash()
                            + ".\n")
                    .orElse("");
            return new Report(
                    of.name() + ": " + ContentText.of(content) + "\n" + imported,
                    Tree.object(
                            "content_sha256",
                            content.sha256(),
                            "entries",
                            content.entries(),
                            "policies",
                            content.policies(),
                            "prices",
                            content.prices(),
                            "rates",
                            content.rates(),
                            "reviews",
                            content.reviews(),
                            "imported_sha256",
                            origin.map(PortfolioOrigin::contentSha256)));
        });
    }
}
