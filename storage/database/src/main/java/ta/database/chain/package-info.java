/** The heads of the audit chains, and one hash over all of them. The database links the events; this reads where each chain ends. */
package ta.database.chain;
