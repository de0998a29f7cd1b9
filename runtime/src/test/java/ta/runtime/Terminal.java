package ta.runtime;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What a command printed, and its exit code. */
public record Terminal(int exitCode, String out, String err) {

    /** Runs {@code ta} with these arguments in this process. */
    public static Terminal ta(String... args) {
        return taReading("", args);
    }

    /** As {@link #ta}, with a standard input. */
    public static Terminal taReading(String in, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Commands.over(new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Terminal(exitCode, out.toString(), err.toString());
    }
}
