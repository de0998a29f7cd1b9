package ta.runtime;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The process behind the launcher {@code ta}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = utf8(FileDescriptor.out);
        PrintWriter err = utf8(FileDescriptor.err);
        int exitCode = FailpointGuard.isMeant(System.getenv())
                ? Commands.over(System.in).setOut(out).setErr(err).execute(args)
                : FailpointGuard.refused(err);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /** Whatever the locale of the terminal says: a JSON that is not in UTF-8 is none, and a minus must not become "?". */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), 1 << 16));
    }
}
