package ta.backoffice.identity;

/** What an API token allows. */
public enum TokenScope {
    /** To look at what its user sees. */
    READ,
    /** To do what its user may, but for what concerns accounts and tokens. */
    READ_WRITE
}
