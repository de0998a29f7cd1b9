package ta.runtime.policy;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ta.policy.PolicyReader;
import ta.policy.PolicyReport;
import ta.policy.PolicyResult;
import ta.runtime.cli.Format;
import ta.runtime.cli.IndentedJson;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Lists all errors of a policy, or prints its hash if there are none.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the policy is valid", "1:it is not", "2:the file cannot be read"})
final class CheckCommand implements Callable<Integer> {

    private final InputFiles files;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a policy in JSON; - is the standard input")
    private String file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}; default: text")
    private Format format;

    CheckCommand(InputFiles files) {
        this.files = files;
    }

    @Override
    public Integer call() {
        PolicyResult result = PolicyReader.read(file, files.read(file));
        String report = switch (format) {
            case TEXT -> PolicyReport.text(result);
            case JSON -> IndentedJson.indented(PolicyReport.json(result));
        };
        spec.commandLine().getOut().print(report);
        return result instanceof PolicyResult.Valid ? ExitCode.OK : ExitCode.INVALID_POLICY;
    }
}
