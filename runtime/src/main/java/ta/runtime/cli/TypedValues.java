package ta.runtime.cli;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Reads the days and numbers of options, with errors for people. */
public final class TypedValues {

    private TypedValues() {}

    /** For all commands that are there. */
    public static CommandLine readBy(CommandLine commands) {
        return commands.registerConverter(LocalDate.class, TypedValues::day)
                .registerConverter(BigDecimal.class, TypedValues::number);
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'" + text + "' is not a date, such as 2026-03-31");
        }
    }

    private static BigDecimal number(String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'" + text + "' is not a number, such as 12.50");
        }
    }
}
