/**
 * A market that exists only in this program, for the demo and for trying things out. It is the same on every machine,
 * and faults of real feeds can be enabled. Every price is marked as simulated. Begin with {@link SimulatedMarket}.
 */
@NullMarked
package ta.runtime.provider.simulated;

import org.jspecify.annotations.NullMarked;
