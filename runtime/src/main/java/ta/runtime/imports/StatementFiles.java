package ta.runtime.imports;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import ta.backoffice.imports.ImportChoices;
import ta.rules.portfolio.ListingId;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;
import ta.statement.LeftOut;
import ta.statement.Statement;
import ta.statement.UnreadableStatementException;
import ta.statement.reading.StatementReader;
import ta.statement.template.Template;
import ta.statement.template.Templates;

/** Reads brokers' files that a command names, and says which lines were left out. */
final class StatementFiles {

    private StatementFiles() {}

    /**
     * @param template name of a template, or a file with one; null if the file shall be recognised
     * @param currency of the account
     * @throws Refusal if nothing can be read
     */
    static Statement read(InputFiles files, String file, byte[] bytes, @Nullable String template, String currency) {
        try {
            return StatementReader.read(file, bytes, chosen(files, template), currency);
        } catch (UnreadableStatementException e) {
            throw Refusal.unusable("ERROR " + e.code() + " " + Visible.text(file) + ": " + Visible.text(e.getMessage())
                    + (e.maybe().isEmpty() ? "" : "\n" + e.maybe()));
        }
    }

    private static Optional<Template> chosen(InputFiles files, @Nullable String name)
            throws UnreadableStatementException {
        if (name == null) {
            return Optional.empty();
        }
        if (name.endsWith(".json")) {
            return Optional.of(Templates.read(new String(files.read(name), StandardCharsets.UTF_8)));
        }
        return Optional.of(Templates.named(name)
                .orElseThrow(() -> Refusal.unusable("ERROR there is no template " + Visible.text(name)
                        + "\nMaybe one of "
                        + Templates.all().stream().map(Template::name).collect(Collectors.joining(", ")) + ".")));
    }

    /** Reads the options {@code SECURITY=MIC:TICKER}. */
    static Map<String, ImportChoices.ListingChoice> listings(Map<String, String> options) {
        Map<String, ImportChoices.ListingChoice> choices = new HashMap<>();
        options.forEach((security, listing) -> {
            if (!ListingId.isListingId(listing)) {
                throw Refusal.unusable(
                        "ERROR " + Visible.text(listing) + " is not a listing\nMaybe write it as XLON:VWRP.");
            }
            choices.put(
                    security,
                    new ImportChoices.ListingChoice(
                            new ListingId(listing),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
        });
        return choices;
    }

    /** For each line that is left out: its place and the reason, what the line has, and what to do. */
    static String leftOut(String file, List<LeftOut> lines) {
        StringBuilder text = new StringBuilder();
        for (LeftOut line : lines) {
            text.append("LEFT OUT ")
                    .append(line.code())
                    .append(' ')
                    .append(Visible.text(file))
                    .append(':')
                    .append(line.line())
                    .append(": ")
                    .append(Visible.text(line.what()))
                    .append('\n')
                    .append(line.text().isEmpty() ? "" : "  " + Visible.text(line.text()) + "\n")
                    .append(line.maybe().isEmpty() ? "" : Visible.text(line.maybe()) + "\n");
        }
        return text.toString();
    }
}
