/**
 * A market that nobody ever traded in, for the demo and for trying things out: the same on every machine, with faults that can be
 * switched on, as real feeds have them now and then. Every price says that it is simulated.
 */
package ta.runtime.provider.simulated;
