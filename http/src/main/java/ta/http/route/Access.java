package ta.http.route;

/** Who may call a route. */
public enum Access {
    /** Everybody, signed in or not. */
    PUBLIC,
    /** A signed-in user, by session or API token. */
    USER,
    /** A user by API token alone: the session of a browser is not enough. */
    TOKEN,
    /** A user signed in by session, not by API token: for example, a token must not create tokens. */
    SESSION,
    /** An administrator signed in by session. */
    ADMINISTRATOR
}
