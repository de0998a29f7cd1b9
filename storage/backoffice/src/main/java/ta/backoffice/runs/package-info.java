/**
 * What was run, on what, and what came of it: task definitions, runs by slot, their input snapshots, decisions and traces. All but the
 * state of a run stays as it was written, so that any run can be replayed and its hash compared.
 */
package ta.backoffice.runs;
