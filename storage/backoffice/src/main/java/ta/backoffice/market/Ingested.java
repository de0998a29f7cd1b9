package ta.backoffice.market;

/**
 * How many observations of a delivery were stored.
 *
 * @param added stored for the first time
 * @param revised stored as a revision, since the value differs from the one before
 * @param known not stored, since the value is the same as before
 */
public record Ingested(int added, int revised, int known) {

    static final Ingested NOTHING = new Ingested(0, 0, 0);

    Ingested plus(Ingested other) {
        return new Ingested(added + other.added, revised + other.revised, known + other.known);
    }

    /** Whether anything was stored. */
    public boolean changed() {
        return added + revised > 0;
    }
}
