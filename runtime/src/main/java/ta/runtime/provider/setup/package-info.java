/** Which providers there are: what the environment says of each, made into something that can be asked. */
package ta.runtime.provider.setup;
