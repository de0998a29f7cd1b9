package ta.backoffice.market;

/**
 * What became of a delivery.
 *
 * @param added seen for the first time
 * @param revised seen before with another value: a second observation
 * @param known seen before just so, and not stored again
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
