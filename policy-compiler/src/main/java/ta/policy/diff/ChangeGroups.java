package ta.policy.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Groups changes that make sense only together: targets, which have a sum, with sleeves that come or go and their
 * instruments; another instrument of a sleeve; the contribution and its default orders; the order of a list. Each other
 * change is a group of its own.
 */
public final class ChangeGroups {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ChangeGroups() {}

    /**
     * @param changes from {@link PolicyDiff#between}
     * @return the groups in the order of their first change
     */
    public static List<List<ClauseChange>> of(List<ClauseChange> changes) {
        Map<String, List<ClauseChange>> groups = changes.stream()
                .collect(Collectors.groupingBy(
                        change -> group(change, changes), LinkedHashMap::new, Collectors.toList()));
        return List.copyOf(groups.values());
    }

    private static String group(ClauseChange change, List<ClauseChange> all) {
        String clause = change.clause();
        if (change.kind() == ClauseChange.Kind.MOVED) {
            return "order of " + clause.substring(0, clause.lastIndexOf('/'));
        }
        if (clause.matches("/sleeves/[^/]+(/target_weight)?")) {
            return "targets";
        }
        if (clause.matches("/instruments/[^/]+") && change.kind() != ClauseChange.Kind.CHANGED) {
            String sleeve = sleeve(change);
            return all.stream().anyMatch(other -> other.clause().equals("/sleeves/" + sleeve))
                    ? "targets"
                    : "instrument of " + sleeve;
        }
        if (clause.matches("/cadence/monthly/(contribution|default_orders(/.*)?)")) {
            return "contribution";
        }
        return clause;
    }

    private static String sleeve(ClauseChange change) {
        String value = change.after().or(change::before).orElseThrow().value();
        try {
            return JSON.readTree(value).path("sleeve").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a side of a change is JSON", e);
        }
    }
}
