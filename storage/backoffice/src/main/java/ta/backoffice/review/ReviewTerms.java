package ta.backoffice.review;

/**
 * What the operator has configured for reviews, without any secret. Where there are no terms, no model is asked.
 *
 * @param provider openai, anthropic or ollama
 * @param host where the data goes
 * @param perDay the limit of one portfolio within 24 hours
 * @param names whether names that people chose go to the model too, such as that of the portfolio
 */
public record ReviewTerms(String provider, String model, String host, int perDay, boolean names) {}
