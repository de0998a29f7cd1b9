package ta.runtime.policy;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyCompiler;
import ta.runtime.cli.ValidPolicy;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;

@Command(
        name = "compile",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the rules compiled from a policy. Each is headed by the place of its clause in the file, the"
                    + " clause's JSON pointer and value, and the rule as a sentence."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:the policy is valid", "1:it is not", "2:the file cannot be read"})
final class CompileCommand implements Callable<Integer> {

    private final InputFiles files;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "a policy in JSON; - is the standard input")
    private String file;

    CompileCommand(InputFiles files) {
        this.files = files;
    }

    @Override
    public Integer call() {
        CompiledPolicy compiled = new PolicyCompiler(1).compile(ValidPolicy.read(files, file));
        PrintWriter out = spec.commandLine().getOut();
        out.println("// " + compiled.text().rules().size() + " rules of the policy " + compiled.sha256());
        section(out, "Rules that decide", compiled.text().decide());
        section(
                out,
                "Rules that only a trace needs: checks that passed, values within their limits",
                compiled.text().explain());
        return ExitCode.OK;
    }

    private static void section(PrintWriter out, String title, String rules) {
        out.println();
        out.println("// ---- " + title + " ----");
        out.print(rules);
    }
}
