/** Runs: asked for, looked at from the outside and from the inside, made again. */
package ta.http.runs;
