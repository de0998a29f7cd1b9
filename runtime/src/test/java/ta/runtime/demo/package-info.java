/** Tests of what a newcomer runs first. */
package ta.runtime.demo;
