package ta.runtime.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import ta.rules.portfolio.ListingId;
import ta.runtime.csv.CsvErrors;
import ta.runtime.settings.InputFiles;
import ta.runtime.settings.Refusal;
import ta.runtime.settings.Visible;

/** The files to scan: one named file, or every {@code MIC_TICKER.csv} of a folder. */
final class ScanFiles {

    private static final String SUFFIX = ".csv";

    private ScanFiles() {}

    /**
     * Reads all files once, in the order of their names, to find errors.
     *
     * @throws Refusal listing all errors of all files
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
                                + ": the file name does not tell the listing\n"
                                + "Maybe add --listing XLON:TICKER, or name the file XLON_TICKER.csv.")));
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
                        "ERROR " + Visible.text(folder) + ": the folder has no file named MIC_TICKER.csv\n"
                                + "Maybe name the files like XLON_VWRP.csv, so that their names tell the listings.");
            }
            return found;
        } catch (IOException e) {
            throw Refusal.unusable(
                    "ERROR " + Visible.text(folder) + ": the folder cannot be read: " + Visible.text(e.getMessage()));
        }
    }

    /** The listing that a file name tells: the part before the first underscore is the MIC. */
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
