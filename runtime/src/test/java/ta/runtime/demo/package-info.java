/** Tests of the demo, which a newcomer runs first. */
package ta.runtime.demo;
