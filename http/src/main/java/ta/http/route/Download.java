package ta.http.route;

import java.nio.file.Path;

/**
 * A response body that is a file, sent as it is read.
 *
 * @param type the content type
 * @param fileName the name under which a browser saves it
 */
public record Download(Path file, String type, String fileName) {}
