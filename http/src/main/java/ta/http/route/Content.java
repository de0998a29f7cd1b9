package ta.http.route;

/**
 * An answer that is no JSON.
 *
 * @param fileName what a browser saves it as; empty when it is to be shown
 */
public record Content(String type, String text, String fileName) {}
