package ta.runtime.text;

import java.util.List;

/** What is known of a trace beside it: where its raw facts were recorded, and where its clauses stand. */
public interface TraceNotes {

    /** Nothing, as of a decision that was made from files. */
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

    /** The records that a raw fact comes from, each in a sentence. */
    List<String> origins(String factId);

    /** A clause's pointer, and its line where it is known. */
    String place(String clause);
}
