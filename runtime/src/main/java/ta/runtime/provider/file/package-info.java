/** The folder of files as a provider like the others. It is asked for all that it has, as that costs nothing and its past may grow. */
package ta.runtime.provider.file;
