package ta.runtime.policy;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ta.policy.SamplePolicy;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

@Command(
        name = "sample",
        mixinStandardHelpOptions = true,
        description = "Lists the sample policies to start from, or prints one of them. Their funds and figures are"
                + " examples, not advice.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is printed", "2:there is no such sample"})
final class SampleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "a sample; if omitted, lists them all")
    private Optional<String> name = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (name.isPresent()) {
            out.print(sample(name.get()).policy());
            return ExitCode.OK;
        }
        for (SamplePolicy sample : SamplePolicy.all()) {
            out.println(sample.name());
            out.println("  " + sample.title());
            out.println("  " + sample.about());
        }
        return ExitCode.OK;
    }

    private static SamplePolicy sample(String name) {
        return SamplePolicy.find(name)
                .orElseThrow(() -> Refusal.unusable("ERROR there is no sample policy " + Visible.text(name)
                        + "\nMaybe one of: "
                        + SamplePolicy.all().stream().map(SamplePolicy::name).collect(Collectors.joining(", "))
                        + "."));
    }
}
