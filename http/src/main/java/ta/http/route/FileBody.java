package ta.http.route;

/** The body of a request that brings a file, in Base64: it may be larger than others. */
public interface FileBody {}
