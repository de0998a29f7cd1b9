/** What a portfolio consists of: listings, constituents, holdings, and the snapshot that a run looks at. */
package ta.rules.portfolio;
