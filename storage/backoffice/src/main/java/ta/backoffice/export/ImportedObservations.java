package ta.backoffice.export;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ta.database.Ids;

/**
 * Compares observations of the file with those that are known here, moment by moment: what was observed of one thing at
 * one time, in the order in which it counts. Where the two agree, the portfolio uses what all share. Where they differ,
 * the file's become the portfolio's own, and it does not see the others.
 *
 * @param <K> names a moment
 */
final class ImportedObservations<K> {

    static final String UNSEEN = "unseen_observations";

    /** Of the prices of a listing, or of all rates. */
    private static final int MOMENTS_MAX = 500_000;

    private static final int OF_A_MOMENT_MAX = 1_000;

    /** An observation that all portfolios share; {@code says} has its values. */
    record Known(UUID id, String says) {}

    private record Given(Optional<UUID> id, String says, ObjectNode row, Place place) {}

    private final ImportedRows rows;
    private final RowJson ids;
    private final String table;
    private final Set<K> done = new HashSet<>();
    private final List<Given> given = new ArrayList<>();
    private Map<K, List<Known>> known;
    private @Nullable K moment;

    /**
     * @param known what all portfolios share of the same things; what is left of it in the end is not seen
     */
    ImportedObservations(ImportedRows rows, RowJson ids, String table, Map<K, List<Known>> known) {
        this.rows = rows;
        this.ids = ids;
        this.table = table;
        this.known = known;
    }

    /** Goes on to other things, for which moments begin anew. */
    void next(Map<K, List<Known>> others) {
        end();
        known = others;
        done.clear();
    }

    /**
     * @param id by which other rows of the file name it
     */
    void add(K at, Optional<UUID> id, String says, ObjectNode row, Place place) {
        if (!at.equals(moment)) {
            compare();
            if (done.size() == MOMENTS_MAX) {
                throw place.refused("the file has more than " + MOMENTS_MAX + " moments of one thing");
            }
            if (!done.add(at)) {
                throw place.refused("the rows of " + at + " must stand together");
            }
            moment = at;
        }
        if (given.size() == OF_A_MOMENT_MAX) {
            throw place.refused("the file has more than " + OF_A_MOMENT_MAX + " rows of " + at);
        }
        given.add(new Given(id, says, row, place));
    }

    /** What is known of these moments and is not in the file stays seen. */
    void keep(Collection<K> moments) {
        compare();
        moments.forEach(known::remove);
    }

    /** After the last row. */
    void end() {
        compare();
        known.values().forEach(this::hide);
        known.clear();
    }

    private void compare() {
        if (given.isEmpty()) {
            return;
        }
        List<Known> shared = Optional.ofNullable(known.remove(Objects.requireNonNull(moment)))
                .orElse(List.of());
        boolean same = shared.stream()
                .map(Known::says)
                .toList()
                .equals(given.stream().map(Given::says).toList());
        if (same) {
            for (int i = 0; i < shared.size(); i++) {
                know(given.get(i), shared.get(i).id());
            }
        } else {
            hide(shared);
            given.forEach(one -> {
                UUID own = Ids.next();
                know(one, own);
                rows.add(table, one.row().put("id", own.toString()), one.place());
            });
        }
        given.clear();
        moment = null;
    }

    private void know(Given one, UUID here) {
        one.id().ifPresent(there -> ids.know(there, here, one.place()));
    }

    private void hide(List<Known> unseen) {
        unseen.forEach(one -> rows.add(
                UNSEEN,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("observation_id", one.id().toString()),
                new Place(1, UNSEEN, 0)));
    }
}
