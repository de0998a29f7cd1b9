package ta.runtime.market;

import java.util.UUID;
import picocli.CommandLine.Command;
import ta.backoffice.market.PriceReview;
import ta.runtime.settings.Environment;

@Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Marks a price as wrong; it is not used."})
final class RejectCommand extends ReviewCommand {

    RejectCommand(Environment environment) {
        super(environment, "REJECT");
    }

    @Override
    PriceReview review(UUID pricePoint, String why) {
        return new PriceReview.Reject(pricePoint, why);
    }
}
