package ta.statement.source;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import ta.statement.UnreadableStatementException;

/**
 * Reads Interactive Brokers' Flex XML: each transaction is an element, its attributes are the cells, and the cell
 * {@code element} has the element's name.
 */
final class FlexLines {

    private static final Set<String> TRANSACTIONS =
            Set.of("Trade", "CashTransaction", "CorporateAction", "Transfer", "SalesTax");

    private FlexLines() {}

    static List<Line> of(String text) throws UnreadableStatementException {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        List<Line> lines = new ArrayList<>();
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamReader.START_ELEMENT && TRANSACTIONS.contains(xml.getLocalName())) {
                    lines.add(line(xml));
                }
            }
            return lines;
        } catch (XMLStreamException e) {
            throw new UnreadableStatementException(
                    "UNREADABLE_FILE",
                    "the XML is damaged at line " + e.getLocation().getLineNumber(),
                    "Maybe download it again.");
        }
    }

    private static Line line(XMLStreamReader xml) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("element", xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            cells.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i).strip());
        }
        return new Line(xml.getLocation().getLineNumber(), cells);
    }
}
