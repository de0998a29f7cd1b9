package ta.runtime.market;

import java.util.UUID;
import picocli.CommandLine.Command;
import ta.runtime.settings.Environment;
import ta.backoffice.market.PriceReview;

/** Says that a price is right, however it looks. */
@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Says that a price is right, however it looks."})
final class AcceptCommand extends ReviewCommand {

    AcceptCommand(Environment environment) {
        super(environment, "ACCEPT");
    }

    @Override
    PriceReview review(UUID pricePoint, String why) {
        return new PriceReview.Accept(pricePoint, why);
    }
}
