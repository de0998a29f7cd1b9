package ta.runtime.review;

import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends one prompt to the configured model, in the form that its server speaks, and returns the text of the reply. */
final class ModelChat {

    private static final Logger LOG = LoggerFactory.getLogger(ModelChat.class);

    private static final int TOKENS_MAX = 4096;

    /** Ollama drops the beginning of what does not fit into its context, so the context is made to fit. */
    private static final int CONTEXT_STEP = 4096;

    private static final int CONTEXT_MAX = 65_536;
    private static final int CHARACTERS_PER_TOKEN = 3;

    private final ReviewSettings settings;

    ModelChat(ReviewSettings settings) {
        this.settings = settings;
    }

    /**
     * @param schema of the reply; servers that do not know schemas are asked again without it
     * @throws NotReviewedException if there is no whole reply
     */
    String ask(String system, String user, String schema) {
        BoundedExchange exchange = new BoundedExchange(settings);
        ChatModel model = model(new BoundedHttp(exchange), system.length() + user.length());
        ChatRequest request = ChatRequest.builder()
                .messages(SystemMessage.from(system), UserMessage.from(user))
                .build();
        if (settings.form() == ReviewSettings.Form.ANTHROPIC) {
            return text(() -> model.chat(request));
        }
        ChatRequest formatted = request.toBuilder()
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("review")
                                .rootElement(JsonRawSchema.from(schema))
                                .build())
                        .build())
                .build();
        try {
            return text(() -> model.chat(formatted));
        } catch (NotReviewedException e) {
            if (exchange.status() != 400 && exchange.status() != 422) {
                throw e;
            }
            return text(() -> model.chat(request));
        }
    }

    @FunctionalInterface
    private interface Chat {
        ChatResponse send();
    }

    private static String text(Chat chat) {
        ChatResponse response;
        try {
            response = chat.send();
        } catch (NotReviewedException e) {
            throw e;
        } catch (ContentFilteredException e) {
            throw refused();
        } catch (RuntimeException e) {
            LOG.debug("an answer of a model could not be read: {}", e.getClass().getSimpleName());
            throw unreadable();
        }
        FinishReason end = response.finishReason();
        if (end == FinishReason.LENGTH) {
            throw new NotReviewedException("The model's answer was cut off, as it became too long. Maybe try again.");
        }
        if (end == FinishReason.CONTENT_FILTER || end == FinishReason.OTHER) {
            throw refused();
        }
        return Optional.ofNullable(response.aiMessage().text())
                .filter(text -> !text.isBlank())
                .orElseThrow(ModelChat::unreadable);
    }

    private static NotReviewedException refused() {
        return new NotReviewedException("The model refused to give a review.");
    }

    private static NotReviewedException unreadable() {
        return new NotReviewedException("The answer of the model's server cannot be read."
                + " Maybe ask the operator to look at TA_REVIEW_PROVIDER and TA_REVIEW_URL.");
    }

    private ChatModel model(BoundedHttp http, int characters) {
        String name = settings.terms().model();
        return switch (settings.form()) {
            case OPENAI ->
                OpenAiChatModel.builder()
                        .httpClientBuilder(http.asBuilder())
                        .baseUrl(settings.base().toString())
                        .apiKey(settings.key().orElse("none"))
                        .modelName(name)
                        .maxRetries(0)
                        .build();
            case ANTHROPIC ->
                AnthropicChatModel.builder()
                        .httpClientBuilder(http.asBuilder())
                        .baseUrl(settings.base().toString())
                        .apiKey(settings.key().orElse("none"))
                        .modelName(name)
                        .maxTokens(TOKENS_MAX)
                        .maxRetries(0)
                        .build();
            case OLLAMA ->
                OllamaChatModel.builder()
                        .httpClientBuilder(http.asBuilder())
                        .baseUrl(settings.base().toString())
                        .modelName(name)
                        .temperature(0.0)
                        .numCtx(context(characters))
                        .numPredict(TOKENS_MAX)
                        .maxRetries(0)
                        .build();
        };
    }

    private static int context(int characters) {
        int tokens = characters / CHARACTERS_PER_TOKEN + TOKENS_MAX;
        return Math.min(CONTEXT_MAX, (tokens / CONTEXT_STEP + 1) * CONTEXT_STEP);
    }
}
