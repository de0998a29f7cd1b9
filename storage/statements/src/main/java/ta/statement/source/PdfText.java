package ta.statement.source;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import ta.statement.UnreadableStatementException;

/**
 * The text of a PDF, which is read in a process of its own: a small file can unfold to any size, or take for ever, and
 * must not stop the service with it.
 */
public final class PdfText {

    private static final int PAGES_MAX = 500;
    private static final long BYTES_MAX = 20L << 20;
    private static final int SECONDS_MAX = 30;
    private static final int DAMAGED = 3;
    private static final int LOCKED = 4;

    private PdfText() {}

    /** Runs in the process: reads the first file, and writes its text into the second. */
    public static void main(String[] files) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(new File(files[0]))) {
            if (pdf.getNumberOfPages() > PAGES_MAX) {
                Runtime.getRuntime().halt(DAMAGED);
            }
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            stripper.setLineSeparator("\n");
            Files.writeString(Path.of(files[1]), stripper.getText(pdf));
        } catch (InvalidPasswordException e) {
            Runtime.getRuntime().halt(LOCKED);
        } catch (IOException | RuntimeException e) {
            Runtime.getRuntime().halt(DAMAGED);
        }
    }

    static String of(byte[] bytes) throws UnreadableStatementException {
        try {
            Path folder = Files.createTempDirectory("ta-pdf");
            Path pdf = folder.resolve("note.pdf");
            Path text = folder.resolve("note.txt");
            try {
                Files.write(pdf, bytes);
                int code = read(pdf, text);
                if (code == LOCKED) {
                    throw unreadable(
                            "the PDF is locked with a password",
                            "Maybe open it, and print it into a PDF without a password.");
                }
                if (code != 0 || Files.size(text) > BYTES_MAX) {
                    throw unreadable(
                            "the PDF cannot be read", "Maybe it was not sent completely, or is no contract note.");
                }
                String found = Files.readString(text);
                if (found.isBlank()) {
                    throw unreadable(
                            "the PDF has no text: it is a picture",
                            "Maybe download the document from the broker again, instead of a scan.");
                }
                return found;
            } finally {
                Files.deleteIfExists(pdf);
                Files.deleteIfExists(text);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One at a time: each takes memory beside that of the service. */
    private static synchronized int read(Path pdf, Path text) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "-Dfile.encoding=" + StandardCharsets.UTF_8,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PdfText.class.getName(),
                        pdf.toString(),
                        text.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process process = builder.start();
        try {
            return process.waitFor(SECONDS_MAX, TimeUnit.SECONDS) ? process.exitValue() : DAMAGED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return DAMAGED;
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static UnreadableStatementException unreadable(String what, String maybe) {
        return new UnreadableStatementException("UNREADABLE_FILE", what, maybe);
    }
}
