/** The schema file itself: what an editor shows, and what is shipped under it. */
package ta.policy.schema;
