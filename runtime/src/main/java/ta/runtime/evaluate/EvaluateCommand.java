package ta.runtime.evaluate;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import ta.policy.CompiledPolicy;
import ta.policy.PolicyCompiler;
import ta.policy.PolicyResult;
import ta.rules.engine.Engine;
import ta.rules.engine.Result;
import ta.rules.snapshot.Snapshot;
import ta.runtime.batch.Batch;
import ta.runtime.cli.Format;
import ta.runtime.cli.IndentedJson;
import ta.runtime.cli.ValidPolicy;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;
import ta.runtime.text.DecisionText;

@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Decides what a policy asks for, given a snapshot of a portfolio. Needs no database and changes nothing.",
            "",
            "With --batch it reads one object {\"policy\": …, \"snapshot\": …} per line and writes one decision per"
                    + " line, in order. A line without a policy uses that of --policy. A line that cannot be decided"
                    + " gives {\"error\": …, \"line\": n, \"message\": …}, and the batch continues."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:decided, whatever the decision",
            "1:the policy is invalid (in a batch: the policy of a line, and nothing worse)",
            "2:the snapshot is invalid, or a file cannot be read (in a batch: some line)"
        })
public final class EvaluateCommand implements Callable<Integer> {

    private final InputFiles files;

    @Spec
    private CommandSpec spec;

    @Option(names = "--policy", paramLabel = "FILE", description = "a policy in JSON")
    private @Nullable String policy;

    @Option(names = "--snapshot", paramLabel = "FILE", description = "a snapshot in JSON; - is the standard input")
    private @Nullable String snapshot;

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description = "a batch, one object per line; - is the standard input")
    private @Nullable String batch;

    @Option(names = "--trace", description = "also show the facts and rules, down to the snapshot")
    private boolean trace;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; default: text, of a batch always json")
    private @Nullable Format format;

    public EvaluateCommand(InputFiles files) {
        this.files = files;
    }

    @Override
    public Integer call() {
        if (batch != null && snapshot == null) {
            return batch(batch);
        }
        if (batch != null || snapshot == null) {
            throw wrong("give either --snapshot FILE or --batch FILE");
        }
        if (policy == null) {
            throw wrong("--snapshot needs --policy FILE");
        }
        return one(policy, snapshot);
    }

    private int one(String policyFile, String snapshotFile) {
        PolicyResult.Valid valid = ValidPolicy.read(files, policyFile);
        Snapshot read = SnapshotFile.read(snapshotFile, files.read(snapshotFile), valid.policy());
        CompiledPolicy compiled = new PolicyCompiler(1).compile(valid);
        Result result = trace
                ? Engine.explain(compiled.rules(), read)
                : new Result(Engine.decide(compiled.rules(), read), Optional.empty());
        spec.commandLine()
                .getOut()
                .print(
                        format == Format.JSON
                                ? IndentedJson.indented(DecisionWithTrace.json(result))
                                : DecisionText.of(valid.policy(), read, result));
        return ExitCode.OK;
    }

    private int batch(String batchFile) {
        if (format == Format.TEXT) {
            throw wrong("--batch writes JSON only");
        }
        PolicyShelf shelf = new PolicyShelf();
        Optional<CompiledPolicy> fallback =
                Optional.ofNullable(policy).map(file -> shelf.compile(ValidPolicy.read(files, file)));
        LineDecider decider = new LineDecider(shelf, fallback, trace);
        return new Batch("evaluate", decider, spec.commandLine().getOut())
                .run(files.open(batchFile), files.size(batchFile));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
