/** Tests of {@code ta evaluate}, in this process. */
package ta.runtime.evaluate;
