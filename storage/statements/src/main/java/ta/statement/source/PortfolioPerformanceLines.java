package ta.statement.source;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import ta.statement.UnreadableStatementException;

/**
 * Reads Portfolio Performance's XML: each transaction is a line, numbered from 1. XStream writes an object where it
 * first occurs, and elsewhere an element with the path to it in the attribute {@code reference}. Amounts are in
 * hundredths, shares in hundred-millionths, as {@code hundredths} and {@code shares} say.
 */
final class PortfolioPerformanceLines {

    private static final String DEPTH_MAX = "500";

    private static final Map<String, String> SIDES = Map.of(
            "account-transaction", "account",
            "accountTransaction", "account",
            "portfolio-transaction", "portfolio",
            "portfolioTransaction", "portfolio");

    private final List<Line> lines = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private PortfolioPerformanceLines() {}

    static List<Line> of(String text) throws UnreadableStatementException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("jdk.xml.maxElementDepth", DEPTH_MAX);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null); // Otherwise it prints faults.
            Element root =
                    builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
            if (!root.getTagName().equals("client")) {
                throw new UnreadableStatementException(
                        "UNKNOWN_STATEMENT",
                        "the XML is neither of Portfolio Performance nor a Flex query",
                        "Maybe export the transactions as CSV.");
            }
            PortfolioPerformanceLines reader = new PortfolioPerformanceLines();
            reader.collect(root);
            return reader.lines;
        } catch (ParserConfigurationException | SAXException | IOException | RuntimeException e) {
            throw new UnreadableStatementException(
                    "UNREADABLE_FILE", "the XML is damaged", "Maybe save it again, without a password.");
        }
    }

    private void collect(Element element) {
        String side = SIDES.get(element.getTagName());
        if (side != null
                && !element.hasAttribute("reference")
                && seen.add(text(element, "uuid")
                        + lines.size() * (text(element, "uuid").isEmpty() ? 1 : 0))) {
            lines.add(line(side, element));
        }
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                collect(inner);
            }
        }
    }

    private Line line(String side, Element element) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("side", side);
        for (String name : List.of("uuid", "date", "currencyCode", "type", "note", "shares", "amount")) {
            cells.put(name, text(element, name));
        }
        child(element, "security").map(PortfolioPerformanceLines::resolved).ifPresent(security -> {
            for (String name : List.of("isin", "tickerSymbol", "name", "currencyCode")) {
                cells.put("security." + name, text(security, name));
            }
        });
        child(element, "units").ifPresent(units -> costs(units, cells));
        return new Line(lines.size() + 1, cells);
    }

    private static void costs(Element units, Map<String, String> cells) {
        for (Node node = units.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element unit) {
                child(unit, "amount")
                        .ifPresent(amount -> cells.merge(
                                "unit." + unit.getAttribute("type"),
                                amount.getAttribute("amount"),
                                (a, b) -> sum(a, b)));
            }
        }
    }

    private static String sum(String first, String second) {
        return String.valueOf(Long.parseLong(first) + Long.parseLong(second));
    }

    /** Follows a path such as {@code ../../../securities/security[3]}. */
    private static Element resolved(Element element) {
        if (!element.hasAttribute("reference")) {
            return element;
        }
        Node at = element;
        for (String step : element.getAttribute("reference").split("/")) {
            at = step.equals("..") ? at.getParentNode() : nth(at, step);
            if (at == null) {
                return element;
            }
        }
        return at instanceof Element found ? found : element;
    }

    private static @Nullable Node nth(Node parent, String step) {
        String name = step.replaceAll("\\[.*", "");
        int left = step.endsWith("]") ? Integer.parseInt(step.substring(name.length() + 1, step.length() - 1)) : 1;
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeName().equals(name) && --left == 0) {
                return child;
            }
        }
        return null;
    }

    private static Optional<Element> child(Element parent, String name) {
        return Optional.ofNullable(nth(parent, name)).map(Element.class::cast);
    }

    private static String text(Element parent, String name) {
        return child(parent, name).map(Node::getTextContent).orElse("").strip();
    }
}
