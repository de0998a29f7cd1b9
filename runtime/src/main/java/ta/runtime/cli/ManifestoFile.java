package ta.runtime.cli;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import ta.backoffice.strategy.PolicyFile;
import ta.policy.PolicyResult;
import ta.policy.document.SourceText;
import ta.policy.manifesto.FilledManifesto;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** The {@code manifesto.md} beside a policy's file. */
public record ManifestoFile(SourceText source) {

    /**
     * Empty if no such file is beside the policy, or the policy comes from the standard input.
     *
     * @throws Refusal if it cannot be read, or is not UTF-8 text
     */
    public static Optional<ManifestoFile> beside(InputFiles files, String policy) {
        if (policy.equals(InputFiles.STANDARD_INPUT)) {
            return Optional.empty();
        }
        try {
            Path path = Path.of(policy).resolveSibling(PolicyFile.MANIFESTO_NAME);
            return Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(new ManifestoFile(
                            new SourceText(path.toString(), text(path.toString(), files.read(path.toString())))))
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** As its author typed it. */
    public String text() {
        return source.text();
    }

    /** Its errors against {@code policy}, each with its line and a caret; empty if it has none. */
    public String errors(PolicyResult policy) {
        return FilledManifesto.of(text(), policy).errors().stream()
                .map(error -> error.text(source))
                .collect(Collectors.joining());
    }

    /**
     * @throws Refusal if it has errors; the message lists all of them
     */
    public void requireFilled(PolicyResult.Valid policy) {
        String errors = errors(policy);
        if (!errors.isEmpty()) {
            throw new Refusal(ExitCode.INVALID_POLICY, errors);
        }
    }

    private static String text(String name, byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Refusal.unusable(
                    "ERROR " + Visible.text(name) + ": this is not UTF-8 text\nMaybe save it again as UTF-8.");
        }
    }
}
