package ta.http.route;

/** Whom a route serves. */
public enum Access {
    /** Anybody. */
    PUBLIC,
    /** Who is signed in, by session or token. */
    USER,
    /** Who is signed in by session: a token must not make others of its kind. */
    SESSION,
    /** An administrator who is signed in by session. */
    ADMINISTRATOR
}
