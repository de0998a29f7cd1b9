package ta.runtime.market;

import java.util.UUID;
import picocli.CommandLine.Command;
import ta.backoffice.market.PriceReview;
import ta.runtime.settings.Environment;

@Command(
        name = "accept",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Confirms that a price is right, however unusual it looks."})
final class AcceptCommand extends ReviewCommand {

    AcceptCommand(Environment environment) {
        super(environment, "ACCEPT");
    }

    @Override
    PriceReview review(UUID pricePoint, String why) {
        return new PriceReview.Accept(pricePoint, why);
    }
}
