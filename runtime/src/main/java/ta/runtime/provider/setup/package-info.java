/** Creates the providers that the environment configures. Begin with {@link Providers}. */
package ta.runtime.provider.setup;
