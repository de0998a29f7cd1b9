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
        int exitCode = FailpointGuard.allowsStart(System.getenv())
                ? Commands.over(System.in).setOut(out).setErr(err).execute(args)
                : FailpointGuard.refuse(err);
        out.flush();
        err.flush();
        System.exit(exitCode);
    }

    /** Writes UTF-8 whatever the locale: JSON must be UTF-8, and a minus sign must not become "?". */
    private static PrintWriter utf8(FileDescriptor descriptor) {
        return new PrintWriter(new BufferedWriter(
                new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), 1 << 16));
    }
}
