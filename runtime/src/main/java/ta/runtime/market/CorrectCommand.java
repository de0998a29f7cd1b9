package ta.runtime.market;

import java.math.BigDecimal;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import ta.backoffice.market.PriceReview;
import ta.runtime.settings.Environment;

@Command(
        name = "correct",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {"Records what a price really was, with the evidence."})
final class CorrectCommand extends ReviewCommand {

    @Option(
            names = "--price",
            paramLabel = "X",
            description = "the right price, in the unit of the observation",
            required = true)
    private BigDecimal price;

    @Option(
            names = "--evidence",
            paramLabel = "TEXT",
            description = "where the right price can be seen",
            required = true)
    private String evidence;

    CorrectCommand(Environment environment) {
        super(environment, "CORRECT");
    }

    @Override
    PriceReview review(UUID pricePoint, String why) {
        return new PriceReview.Correct(pricePoint, price, evidence, why);
    }
}
