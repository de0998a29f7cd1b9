package ta.runtime.cli;

import ta.policy.PolicyReader;
import ta.policy.PolicyReport;
import ta.policy.PolicyResult;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;

/** Reads a policy for a command that needs a valid one. */
public final class ValidPolicy {

    private ValidPolicy() {}

    /**
     * @throws Refusal if the file cannot be read, or the policy is invalid; then the message lists all errors
     */
    public static PolicyResult.Valid read(InputFiles files, String file) {
        PolicyResult result = PolicyReader.read(file, files.read(file));
        if (result instanceof PolicyResult.Valid valid) {
            return valid;
        }
        throw new Refusal(ExitCode.INVALID_POLICY, PolicyReport.text(result));
    }
}
