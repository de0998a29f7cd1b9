/**
 * Runs, with their input snapshots, decisions and traces; also price refreshes, valuations, replays and the
 * verification of stored data. Only the state of a run ever changes; all else stays as it was written, so that a run
 * can be replayed and its hash compared. Begin with {@link ta.backoffice.runs.RequestRun} and
 * {@link ta.backoffice.runs.DecideRun}.
 */
@NullMarked
package ta.backoffice.runs;

import org.jspecify.annotations.NullMarked;
