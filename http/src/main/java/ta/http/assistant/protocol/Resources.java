package ta.http.assistant.protocol;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures.SyncResourceTemplateSpecification;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import java.util.List;
import org.slf4j.MDC;
import ta.http.assistant.Readings;
import ta.http.assistant.Readings.Reading;
import ta.http.problem.Code;
import ta.http.problem.Problem;
import ta.http.problem.Problems;
import ta.http.problem.Refused;

/** The texts that an assistant can read, as resources of the protocol. */
final class Resources {

    static final SyncResourceSpecification SCHEMA =
            new SyncResourceSpecification(resource(Readings.SCHEMA), Resources::read);

    static final List<SyncResourceTemplateSpecification> TEMPLATES =
            Readings.TEMPLATES.stream().map(Resources::template).toList();

    private Resources() {}

    private static Resource resource(Reading reading) {
        return Resource.builder(reading.uri(), reading.name())
                .title(reading.title())
                .description(reading.description())
                .mimeType(reading.type())
                .build();
    }

    private static SyncResourceTemplateSpecification template(Reading reading) {
        ResourceTemplate template = ResourceTemplate.builder(reading.uri(), reading.name())
                .title(reading.title())
                .description(reading.description())
                .mimeType(reading.type())
                .build();
        return new SyncResourceTemplateSpecification(template, Resources::read);
    }

    /** The SDK knows one list for everybody; this is the caller's own. */
    static ListResourcesResult list(McpTransportContext context) {
        try {
            List<Resource> all = Readings.all(AssistantServer.api(context)).stream()
                    .map(Resources::resource)
                    .toList();
            return ListResourcesResult.builder(all).build();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private static ReadResourceResult read(McpTransportContext context, ReadResourceRequest request) {
        try {
            String uri = request.uri();
            String text = AssistantServer.bounded(Readings.text(uri, AssistantServer.api(context)));
            TextResourceContents contents = TextResourceContents.builder(uri, text)
                    .mimeType(Readings.type(uri))
                    .build();
            return ReadResourceResult.builder(List.of(contents)).build();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    private static McpError failed(RuntimeException e) {
        Refused refused = Problems.of(e);
        Problem problem = Problem.of(refused, String.valueOf(MDC.get("request")));
        String message = problem.code() + ": " + problem.detail()
                + problem.maybe().map(maybe -> ". " + maybe).orElse("");
        int code = refused.code() == Code.NOT_FOUND ? ErrorCodes.RESOURCE_NOT_FOUND : ErrorCodes.INVALID_PARAMS;
        return new McpError(new JSONRPCError(code, message, null));
    }
}
