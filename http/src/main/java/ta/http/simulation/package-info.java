/** Simulations over a portfolio's stored history. A worker carries them out; this asks for them and shows them. */
@NullMarked
package ta.http.simulation;

import org.jspecify.annotations.NullMarked;
