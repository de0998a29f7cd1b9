package ta.runtime.policy;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ta.policy.diff.ClauseChange;
import ta.policy.diff.DiffReport;
import ta.policy.diff.PolicyDiff;
import ta.runtime.cli.Format;
import ta.runtime.cli.IndentedJson;
import ta.runtime.cli.ValidPolicy;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;

@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Shows the changes from one policy to another, clause by clause.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:both are valid, changed or not", "1:one is not", "2:a file cannot be read"})
final class DiffCommand implements Callable<Integer> {

    private final InputFiles files;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "a policy in JSON")
    private String before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "another")
    private String after;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default: text")
    private Format format;

    DiffCommand(InputFiles files) {
        this.files = files;
    }

    @Override
    public Integer call() {
        List<ClauseChange> changes = PolicyDiff.between(
                ValidPolicy.read(files, before).document(),
                ValidPolicy.read(files, after).document());
        String report = switch (format) {
            case TEXT -> DiffReport.text(changes);
            case JSON -> IndentedJson.indented(DiffReport.json(changes));
        };
        spec.commandLine().getOut().print(report);
        return ExitCode.OK;
    }
}
