package ta.backoffice.runs;

import java.util.List;
import ta.rules.snapshot.Snapshot;

/** A snapshot, and where its facts come from. */
record LoadedSnapshot(Snapshot snapshot, List<InputRef> refs) {}
