/** What a run came to, and the constraints that its lines keep. */
package ta.rules.outcome;
