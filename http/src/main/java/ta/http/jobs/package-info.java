/** The queue as people see it: what waits, what was given up and what they do about that, and which processes there are. */
package ta.http.jobs;
