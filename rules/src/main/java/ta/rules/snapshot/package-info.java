/** The snapshot a run looks at: read strictly, valid for its policy. */
package ta.rules.snapshot;
