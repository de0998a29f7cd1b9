/** The Model Context Protocol, by its Java SDK: messages of JSON-RPC in and out, over HTTP and over streams. */
@NullMarked
package ta.http.assistant.protocol;

import org.jspecify.annotations.NullMarked;
