/**
 * Injects every fault into an installation of real processes while users work with it, and checks what must hold
 * afterwards. {@link Chaos} is the program, {@link Fault} the list of faults, {@link Invariants} what must hold.
 */
package ta.trials.chaos;
