package ta.runtime.policy;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ta.policy.PolicyResult;
import ta.policy.manifesto.FilledManifesto;
import ta.runtime.cli.ManifestoFile;
import ta.runtime.cli.ValidPolicy;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

@Command(
        name = "manifesto",
        mixinStandardHelpOptions = true,
        description = "Prints the manifesto.md beside a policy, with its placeholders filled from the policy.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:both are valid", "1:one is not", "2:a file cannot be read"})
final class ManifestoCommand implements Callable<Integer> {

    private final InputFiles files;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a policy in JSON")
    private String file;

    ManifestoCommand(InputFiles files) {
        this.files = files;
    }

    @Override
    public Integer call() {
        PolicyResult.Valid policy = ValidPolicy.read(files, file);
        ManifestoFile manifesto = ManifestoFile.beside(files, file)
                .orElseThrow(() -> Refusal.unusable("ERROR " + Visible.text(file)
                        + ": there is no manifesto.md beside it\nMaybe write one there, in Markdown."));
        manifesto.requireFilled(policy);
        PrintWriter out = spec.commandLine().getOut();
        FilledManifesto.of(manifesto.text(), policy)
                .text()
                .lines()
                .map(Visible::text)
                .forEach(out::println);
        return ExitCode.OK;
    }
}
