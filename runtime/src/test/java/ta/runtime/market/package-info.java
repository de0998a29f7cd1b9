/** Tests of the commands about prices and providers. */
package ta.runtime.market;
