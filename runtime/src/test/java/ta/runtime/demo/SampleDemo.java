package ta.runtime.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import ta.runtime.session.Environment;

/** A demo for the tests of others, in a folder that goes with it, as if it were always the same Wednesday. */
public final class SampleDemo implements AutoCloseable {

    public static final String EMAIL = Sample.EMAIL;

    /** The moment up to which the sample goes. */
    public static final Instant NOW = Instant.parse("2025-06-11T10:00:00Z");

    private final Demo demo;

    private SampleDemo(Demo demo) {
        this.demo = demo;
    }

    public static SampleDemo start() {
        try {
            Path folder = Files.createTempDirectory("demo");
            return new SampleDemo(Demo.start(
                    new DemoFolder(folder),
                    0,
                    Clock.fixed(NOW, ZoneOffset.UTC),
                    new Environment(Map.of(), folder),
                    () -> {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return demo.address();
    }

    public String password() {
        return demo.password().orElseThrow();
    }

    @Override
    public void close() {
        demo.close();
    }
}
