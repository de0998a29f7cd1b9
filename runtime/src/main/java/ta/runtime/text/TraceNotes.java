package ta.runtime.text;

import java.util.List;

/** Additions to a trace: where its raw facts were recorded, and where its clauses are. */
public interface TraceNotes {

    /** No additions, for a decision from files. */
    TraceNotes NONE = new TraceNotes() {
        @Override
        public List<String> origins(String factId) {
            return List.of();
        }

        @Override
        public String place(String clause) {
            return clause;
        }
    };

    /** The rows that a raw fact comes from, a sentence for each. */
    List<String> origins(String factId);

    /** The pointer of a clause, with its line if that is known. */
    String place(String clause);
}
