/** Tests of the schema file itself: what an editor shows, and the shipped policy against it. */
package ta.policy.schema;
