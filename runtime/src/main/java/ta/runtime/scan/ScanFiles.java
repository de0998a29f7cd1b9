package ta.runtime.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ta.rules.portfolio.ListingId;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;
import ta.runtime.csv.CsvErrors;

/** The files that a scan is about: one that is named, or every {@code MIC_TICKER.csv} of a folder. */
final class ScanFiles {

    private static final String SUFFIX = ".csv";

    private ScanFiles() {}

    /**
     * All of them, read once to their ends, by name.
     *
     * @throws Refusal naming all that is wrong with any of them
     */
    static List<CloseFile> checked(InputFiles files, String prices, Optional<ListingId> listing) {
        List<CloseFile> found = isFolder(prices) ? folder(files, prices) : List.of(file(files, prices, listing));
        StringBuilder wrong = new StringBuilder();
        for (CloseFile file : found) {
            CsvErrors errors = new CsvErrors(file.name());
            file.check(errors);
            wrong.append(errors.isEmpty() ? "" : errors.text());
        }
        if (!wrong.isEmpty()) {
            throw Refusal.unusable(wrong.toString());
        }
        return found;
    }

    static boolean isFolder(String prices) {
        try {
            return Files.isDirectory(Path.of(prices));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static CloseFile file(InputFiles files, String name, Optional<ListingId> listing) {
        return new CloseFile(
                files,
                name,
                listing.or(() -> listing(name))
                        .orElseThrow(() -> Refusal.unusable("ERROR " + Visible.text(name)
                                + ": the file's name does not say of which listing it is\n"
                                + "Maybe add --listing XLON:TICKER, or call the file XLON_TICKER.csv.")));
    }

    private static List<CloseFile> folder(InputFiles files, String folder) {
        try (Stream<Path> paths = Files.list(Path.of(folder))) {
            List<CloseFile> found = paths.filter(Files::isRegularFile)
                    .map(Path::toString)
                    .sorted()
                    .flatMap(name -> listing(name).stream().map(listing -> new CloseFile(files, name, listing)))
                    .toList();
            if (found.isEmpty()) {
                throw Refusal.unusable(
                        "ERROR " + Visible.text(folder) + ": no file of the folder is called MIC_TICKER.csv\n"
                                + "Maybe call them as XLON_VWRP.csv, so that their names say which listings they are of.");
            }
            return found;
        } catch (IOException e) {
            throw Refusal.unusable(
                    "ERROR " + Visible.text(folder) + ": the folder cannot be read: " + Visible.text(e.getMessage()));
        }
    }

    /** As the file's name says it: what stands before the first underscore is the MIC. */
    private static Optional<ListingId> listing(String name) {
        String file = Path.of(name).getFileName().toString();
        int cut = file.indexOf('_');
        if (cut < 0 || !file.endsWith(SUFFIX)) {
            return Optional.empty();
        }
        String text = file.substring(0, cut) + ":" + file.substring(cut + 1, file.length() - SUFFIX.length());
        return Optional.of(text).filter(ListingId::isListingId).map(ListingId::new);
    }
}
