/** {@code ta evaluate}, run in this process and, once, as the packaged program. */
package ta.runtime.evaluate;
