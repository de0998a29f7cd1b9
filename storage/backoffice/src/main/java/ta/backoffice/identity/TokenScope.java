package ta.backoffice.identity;

/** What an API token allows. */
public enum TokenScope {
    /** Read what its user may see. */
    READ,
    /** Do what its user may do, except change accounts and tokens. */
    READ_WRITE
}
