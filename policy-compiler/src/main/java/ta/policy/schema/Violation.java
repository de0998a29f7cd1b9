package ta.policy.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import ta.policy.document.DisplayText;
import ta.policy.document.NearMiss;
import ta.policy.document.Pointers;
import ta.policy.document.PolicyDocument;
import ta.policy.document.PolicyError;
import ta.policy.document.PolicyErrorCode;

/**
 * What the validator found wrong with one value, in plain words.
 *
 * @param errors one for each key that an object lacks; otherwise the first one is the cause
 */
record Violation(PolicyDocument document, JsonNode schema, List<Error> errors) {

    PolicyError error() {
        String pointer = first().getInstanceLocation().toString();
        if (first().getKeyword().equals("additionalProperties")) {
            return unknownKey(pointer, first().getProperty());
        }
        return document.error(PolicyErrorCode.SCHEMA, pointer, subject(pointer) + " " + sentence(), maybe());
    }

    private Error first() {
        return errors.get(0);
    }

    private JsonNode value() {
        return first().getInstanceNode();
    }

    private JsonNode limit() {
        return first().getSchemaNode();
    }

    private String sentence() {
        String found = ", not " + DisplayText.of(value());
        return switch (first().getKeyword()) {
            case "type" ->
                "must be " + typeName(limit().asText())
                        + (value().isTextual() ? ", not the text " + DisplayText.of(value()) : found);
            case "enum" -> "must be " + join(texts(limit()), " or ") + found;
            case "const" -> "must be " + limit().asText() + found;
            case "pattern" -> "must be " + form() + found;
            case "not" -> "must not be " + DisplayText.of(value()) + ": this code is reserved";
            case "minimum" -> "must be at least " + limit().asText() + found;
            case "maximum" -> "must be at most " + limit().asText() + found;
            case "exclusiveMinimum" -> "must be above " + limit().asText() + found;
            case "exclusiveMaximum" -> "must be below " + limit().asText() + found;
            case "minLength" -> "must not be empty";
            case "maxLength" -> "must have at most " + limit().asText() + " characters" + found;
            case "minItems" -> "needs at least one entry";
            case "maxItems" -> "has at most " + limit().asText() + " entries, not " + value().size();
            case "minProperties" -> "needs \"absolute_pp\" or \"relative_pct\", or both";
            case "required" ->
                "lacks "
                        + join(
                                errors.stream()
                                        .map(e -> DisplayText.of(e.getProperty()))
                                        .distinct()
                                        .toList(),
                                " and ");
            case "false" -> "belongs to \"units\": \"fractional\", not to \"whole\"";
            default -> throw new IllegalStateException("no words for the keyword " + first().getKeyword());
        };
    }

    private String form() {
        return switch (definition()) {
            case "identifier" -> "1 to 32 letters, digits, \"_\", \".\" or \"-\", beginning with a letter or digit";
            case "listing" -> "a listing, MIC:TICKER";
            case "isin" -> "an ISIN: two capital letters, nine capital letters or digits, and a check digit";
            default -> "a date, YYYY-MM-DD";
        };
    }

    /** The name under {@code $defs} of the schema that was violated; empty if it is not one of those. */
    private String definition() {
        String location = first().getSchemaLocation().toString();
        int at = location.indexOf("#/$defs/");
        return at < 0 ? "" : location.substring(at + 8, location.lastIndexOf('/'));
    }

    private Optional<String> maybe() {
        return switch (first().getKeyword()) {
            case "type" -> maybeType(limit().asText());
            case "enum" ->
                value().isTextual() ? NearMiss.maybe(value().textValue(), plainTexts(limit())) : Optional.empty();
            case "pattern" -> definition().equals("listing") ? maybeListing() : Optional.empty();
            case "const" ->
                value().isTextual() && value().textValue().equals(limit().asText())
                        ? Optional.of("Maybe write it without the quotes.")
                        : Optional.empty();
            case "maximum" -> definition().equals("fraction") ? maybeFraction() : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<String> maybeType(String wanted) {
        if (value().isTextual()) {
            String text = value().textValue();
            boolean number = text.matches("-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,15})?");
            boolean fits = wanted.equals("boolean") ? text.matches("true|false") : number;
            return fits && !wanted.equals("array") && !wanted.equals("object")
                    ? Optional.of("Maybe write " + text + " without the quotes.")
                    : Optional.empty();
        }
        if (wanted.equals("string") && value().isValueNode() && !value().isNull()) {
            return Optional.of("Maybe put it in quotes.");
        }
        return value().isNull() ? Optional.of("Maybe leave the key out.") : Optional.empty();
    }

    private Optional<String> maybeListing() {
        List<String> listings = new ArrayList<>();
        for (JsonNode instrument : document.root().path("instruments")) {
            String ticker = instrument.path("ticker").asText();
            if (ticker.equals(value().asText())) {
                listings.add(instrument.path("mic").asText() + ":" + ticker);
            }
        }
        return listings.stream().findFirst().map(listing -> "Maybe " + DisplayText.of(listing) + " was meant.");
    }

    private Optional<String> maybeFraction() {
        BigDecimal percent = value().decimalValue();
        if (percent.compareTo(new BigDecimal(100)) > 0) {
            return Optional.empty();
        }
        String fraction = percent.movePointLeft(2).stripTrailingZeros().toPlainString();
        return Optional.of("Maybe " + fraction + " was meant: fractions of one, not percent.");
    }

    private PolicyError unknownKey(String owner, String key) {
        String pointer = Pointers.append(owner, key);
        String location = first().getSchemaLocation().toString();
        JsonNode ownerSchema = schema.at(location.substring(location.indexOf('#') + 1, location.lastIndexOf('/')));
        if (ownerSchema.has("patternProperties")) {
            String message = "the name " + DisplayText.of(key)
                    + " must be 1 to 32 letters, digits, \"_\", \".\" or \"-\", beginning with a letter or digit";
            return document.errorAtKey(PolicyErrorCode.SCHEMA, pointer, message, Optional.empty());
        }
        List<String> known = new ArrayList<>();
        ownerSchema.path("properties").fieldNames().forEachRemaining(known::add);
        List<String> free = known.stream().filter(name -> !value().has(name)).toList();
        String message = "unknown key " + DisplayText.of(key) + "; known here are " + join(known, " and ");
        return document.errorAtKey(PolicyErrorCode.SCHEMA, pointer, message, NearMiss.maybe(key, free));
    }

    private static String subject(String pointer) {
        String[] segments = pointer.split("/", -1);
        String last = segments[segments.length - 1];
        if (pointer.isEmpty()) {
            return "the policy";
        }
        return last.matches("[0-9]+") ? "an entry of \"" + segments[segments.length - 2] + '"' : '"' + last + '"';
    }

    private static String typeName(String type) {
        return switch (type) {
            case "object" -> "an object";
            case "array" -> "a list";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            default -> "a text";
        };
    }

    private static List<String> texts(JsonNode list) {
        return plainTexts(list).stream().map(DisplayText::of).toList();
    }

    private static List<String> plainTexts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toList());
    }

    private static String join(List<String> words, String last) {
        int before = words.size() - 1;
        return before == 0 ? words.get(0) : String.join(", ", words.subList(0, before)) + last + words.get(before);
    }
}
