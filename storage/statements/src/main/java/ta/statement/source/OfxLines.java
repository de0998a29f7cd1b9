package ta.statement.source;

import com.webcohesion.ofx4j.io.DefaultHandler;
import com.webcohesion.ofx4j.io.OFXParseException;
import com.webcohesion.ofx4j.io.nanoxml.NanoXMLOFXReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import ta.statement.UnreadableStatementException;

/**
 * Reads OFX: each transaction is a line, numbered from 1. The names of its elements are the columns, {@code element}
 * has the transaction's own name, and of the list of securities a line gets {@code SECNAME} and {@code TICKER}.
 */
final class OfxLines extends DefaultHandler {

    private static final Set<String> TRANSACTIONS = Set.of(
            "BUYSTOCK",
            "BUYMF",
            "BUYDEBT",
            "BUYOPT",
            "BUYOTHER",
            "SELLSTOCK",
            "SELLMF",
            "SELLDEBT",
            "SELLOPT",
            "SELLOTHER",
            "INCOME",
            "INVBANKTRAN",
            "INVEXPENSE",
            "REINVEST",
            "RETOFCAP",
            "SPLIT",
            "TRANSFER",
            "MARGININTEREST",
            "JRNLFUND",
            "JRNLSEC",
            "STMTTRN");

    private final List<Map<String, String>> transactions = new ArrayList<>();
    private final Map<String, Map<String, String>> securities = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Map<String, String> ofStatement = new LinkedHashMap<>();
    private Map<String, String> cells = new LinkedHashMap<>();
    private Map<String, String> security = new LinkedHashMap<>();

    private OfxLines() {}

    static List<Line> of(String text) throws UnreadableStatementException {
        if (text.contains("<!")) { // The library would load what a DTD names.
            throw new UnreadableStatementException(
                    "UNREADABLE_FILE",
                    "the OFX file has a declaration, which no bank writes",
                    "Maybe download it again.");
        }
        OfxLines handler = new OfxLines();
        NanoXMLOFXReader reader = new NanoXMLOFXReader();
        reader.setContentHandler(handler);
        try {
            reader.parse(new StringReader(text));
        } catch (IOException | OFXParseException | RuntimeException | StackOverflowError e) {
            throw new UnreadableStatementException(
                    "UNREADABLE_FILE", "the OFX file is damaged", "Maybe download it again.");
        }
        return handler.lines();
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Map<String, String> transaction : transactions) {
            ofStatement.forEach(transaction::putIfAbsent);
            securities
                    .getOrDefault(transaction.getOrDefault("UNIQUEID", ""), Map.of())
                    .forEach(transaction::putIfAbsent);
            lines.add(new Line(lines.size() + 1, transaction));
        }
        return lines;
    }

    @Override
    public void startAggregate(String name) {
        if (isTransaction(name)) {
            cells = new LinkedHashMap<>();
            cells.put("element", name);
        } else if (name.equals("SECINFO")) {
            security = new LinkedHashMap<>();
        }
        open.push(name);
    }

    /** INVBANKTRAN has a STMTTRN inside, which belongs to it. */
    private boolean isTransaction(String name) {
        return TRANSACTIONS.contains(name) && !open.contains("INVBANKTRAN");
    }

    @Override
    public void onElement(String name, String value) {
        String text = value.strip();
        if (open.contains("SECINFO")) {
            security.putIfAbsent(name, text);
        } else if (open.stream().anyMatch(TRANSACTIONS::contains)) {
            cells.putIfAbsent(name, text);
        } else if (name.equals("CURDEF")) {
            ofStatement.put(name, text);
        }
    }

    @Override
    public void endAggregate(String name) {
        open.pop();
        if (isTransaction(name)) {
            transactions.add(cells);
        } else if (name.equals("SECINFO")) {
            securities.put(security.getOrDefault("UNIQUEID", ""), security);
        }
    }
}
