/** Tests of imports, in this process. */
package ta.runtime.imports;
