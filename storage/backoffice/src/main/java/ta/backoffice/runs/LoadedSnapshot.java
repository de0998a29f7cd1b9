package ta.backoffice.runs;

import java.util.List;
import ta.rules.snapshot.Snapshot;

/** A snapshot, and the rows that its facts come from. */
record LoadedSnapshot(Snapshot snapshot, List<InputRef> refs) {}
