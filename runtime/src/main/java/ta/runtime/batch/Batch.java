package ta.runtime.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import ta.runtime.settings.ExitCode;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/**
 * Reads lines, answers them on two threads, and writes the answers in the order of the lines. At most 32 lines are in
 * progress, so memory does not grow with the file. An answer is written as soon as it and all before it are ready, so a
 * program may write a line and wait for its answer.
 */
public final class Batch {

    private static final int THREADS = 2;
    private static final int IN_PROGRESS_MAX = 32;

    /** Answers one line. Safe for use by several threads. */
    public interface Answering {

        /** The answer as JSON, on one line. */
        String answer(byte[] line) throws BadLineException;
    }

    /** The output for one line; a null text marks the end of the batch. */
    private record Answer(@Nullable String text, int exitCode) {

        private static final Answer LAST = new Answer(null, ExitCode.OK);
    }

    private final String name;
    private final Answering answering;
    private final PrintWriter out;
    private final BlockingQueue<Future<Answer>> answers = new ArrayBlockingQueue<>(IN_PROGRESS_MAX);
    private volatile boolean abandoned;

    /**
     * @param name of the command, for the progress bar
     */
    public Batch(String name, Answering answering, PrintWriter out) {
        this.name = name;
        this.answering = answering;
        this.out = out;
    }

    /**
     * @param size of the input in bytes, or -1 when it is not known
     * @return the batch's exit code
     */
    public int run(InputStream in, long size) {
        ExecutorService workers = Executors.newFixedThreadPool(THREADS);
        ExecutorService writer = Executors.newSingleThreadExecutor();
        try (InputStream input = in;
                Progress progress = new Progress(name, size, " KiB", 1024)) {
            Future<Integer> written = writer.submit(this::write);
            Lines lines = new Lines(input);
            long number = 0;
            for (byte[] line = lines.next(); line != null && !abandoned; line = lines.next()) {
                number++;
                if (!isBlank(line)) {
                    long here = number;
                    byte[] bytes = line;
                    answers.put(workers.submit(() -> answer(bytes, here)));
                }
                progress.at(lines.bytes());
            }
            answers.put(CompletableFuture.completedFuture(Answer.LAST));
            return written.get();
        } catch (IOException e) {
            throw Refusal.unusable("ERROR the batch cannot be read any further: " + Visible.text(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("writing the answers failed", e);
        } finally {
            workers.shutdownNow();
            writer.shutdownNow();
        }
    }

    private Answer answer(byte[] line, long number) {
        try {
            if (line.length > InputFiles.BYTES_MAX) {
                throw new BadLineException(
                        BadLineException.Kind.TOO_LONG,
                        "the line is longer than " + (InputFiles.BYTES_MAX >> 20) + " MiB");
            }
            return new Answer(answering.answer(line), ExitCode.OK);
        } catch (BadLineException e) {
            boolean policy = e.kind() == BadLineException.Kind.INVALID_POLICY;
            return new Answer(e.json(number).toString(), policy ? ExitCode.INVALID_POLICY : ExitCode.UNUSABLE);
        } catch (RuntimeException e) {
            BadLineException defect = new BadLineException(
                    BadLineException.Kind.DEFECT, "this is a defect of the program, not of the line: " + e);
            return new Answer(defect.json(number).toString(), ExitCode.DEFECT);
        }
    }

    /** Writes the answers in order and returns the worst exit code. If the output is closed, the batch ends. */
    private int write() throws InterruptedException, ExecutionException {
        int worst = ExitCode.OK;
        for (Answer answer = answers.take().get();
                answer.text() != null;
                answer = answers.take().get()) {
            worst = Math.max(worst, answer.exitCode());
            if (!abandoned) {
                out.print(answer.text());
                out.print('\n');
                abandoned = answers.isEmpty() && out.checkError();
            }
        }
        out.flush();
        return worst;
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }
}
