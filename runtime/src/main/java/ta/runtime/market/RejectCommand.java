package ta.runtime.market;

import java.util.UUID;
import picocli.CommandLine.Command;
import ta.runtime.settings.Environment;
import ta.backoffice.market.PriceReview;

/** Says that a price is wrong and counts for nothing. */
@Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Says that a price is wrong and counts for nothing."})
final class RejectCommand extends ReviewCommand {

    RejectCommand(Environment environment) {
        super(environment, "REJECT");
    }

    @Override
    PriceReview review(UUID pricePoint, String why) {
        return new PriceReview.Reject(pricePoint, why);
    }
}
