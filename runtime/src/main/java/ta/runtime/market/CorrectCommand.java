package ta.runtime.market;

import java.math.BigDecimal;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ta.runtime.settings.Environment;
import ta.backoffice.market.PriceReview;

/** Says what a price really was. */
@Command(
        name = "correct",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Says what a price really was, and where that can be seen."})
final class CorrectCommand extends ReviewCommand {

    @Option(
            names = "--price",
            paramLabel = "X",
            description = "what it really was, in the unit of the observation",
            required = true)
    private BigDecimal price;

    @Option(names = "--evidence", paramLabel = "TEXT", description = "where that can be seen", required = true)
    private String evidence;

    CorrectCommand(Environment environment) {
        super(environment, "CORRECT");
    }

    @Override
    PriceReview review(UUID pricePoint, String why) {
        return new PriceReview.Correct(pricePoint, price, evidence, why);
    }
}
