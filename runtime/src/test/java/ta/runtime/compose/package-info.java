/** Tests of the Compose file: what it promises, and that its processes start with the environment that it sets. */
package ta.runtime.compose;
