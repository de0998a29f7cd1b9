/**
 * The HTTP API: its routes on one screen, and the server that answers them. It calls no provider and starts no work: what takes
 * long becomes a job.
 */
package ta.http;
