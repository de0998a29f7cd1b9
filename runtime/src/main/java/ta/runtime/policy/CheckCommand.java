package ta.runtime.policy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ta.policy.PolicyReader;
import ta.policy.PolicyReport;
import ta.policy.PolicyResult;
import ta.policy.manifesto.FilledManifesto;
import ta.policy.manifesto.PlaceholderError;
import ta.runtime.cli.Format;
import ta.runtime.cli.IndentedJson;
import ta.runtime.cli.ManifestoFile;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Lists all errors of a policy and of the manifesto.md beside it, or prints its hash if there are"
                + " none.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:both are valid", "1:one is not", "2:a file cannot be read"})
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
        Optional<ManifestoFile> manifesto = ManifestoFile.beside(files, file);
        List<PlaceholderError> ofManifesto = manifesto
                .map(words -> FilledManifesto.of(words.text(), result).errors())
                .orElse(List.of());
        String report = switch (format) {
            case TEXT ->
                PolicyReport.text(result)
                        + manifesto.map(words -> words.errors(result)).orElse("");
            case JSON -> IndentedJson.indented(json(result, ofManifesto));
        };
        spec.commandLine().getOut().print(report);
        return result instanceof PolicyResult.Valid && ofManifesto.isEmpty() ? ExitCode.OK : ExitCode.INVALID_POLICY;
    }

    /** As without a manifesto, and its errors if there are any. */
    private static ObjectNode json(PolicyResult result, List<PlaceholderError> ofManifesto) {
        ObjectNode json = PolicyReport.json(result);
        if (!ofManifesto.isEmpty()) {
            json.put("valid", false);
            ArrayNode errors = json.putArray("manifesto_errors");
            for (PlaceholderError error : ofManifesto) {
                ObjectNode entry = errors.addObject()
                        .put("code", PlaceholderError.CODE)
                        .put("line", error.line())
                        .put("column", error.column())
                        .put("message", error.message());
                error.maybe().ifPresent(maybe -> entry.put("maybe", maybe));
            }
        }
        return json;
    }
}
