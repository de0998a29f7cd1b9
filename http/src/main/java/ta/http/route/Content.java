package ta.http.route;

/**
 * A response body that is not JSON.
 *
 * @param type the content type
 * @param fileName the name under which a browser saves it; empty to display it instead
 */
public record Content(String type, String text, String fileName) {}
