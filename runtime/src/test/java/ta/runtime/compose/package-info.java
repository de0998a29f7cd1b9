/** The Compose file: what it promises, and that its processes start with the environment that it gives them. */
package ta.runtime.compose;
