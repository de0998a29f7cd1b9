/**
 * An installation of real processes with everything done to it that can be done to one, while people work with it; and what must hold
 * afterwards. {@link ta.trials.chaos.Chaos} is the program, {@link ta.trials.chaos.Fault} the list of what is done,
 * {@link ta.trials.chaos.Invariants} what must hold.
 */
package ta.trials.chaos;
