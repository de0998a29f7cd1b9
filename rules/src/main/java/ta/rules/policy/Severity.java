package ta.rules.policy;

import java.util.Locale;

/** How serious a finding is, in rising order. */
public enum Severity {
    INFO,
    WARN,
    CRITICAL;

    /** The word that policies and decisions use, in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException when {@code text} is none of {@code info}, {@code warn}, {@code critical}
     */
    public static Severity parse(String text) {
        for (Severity severity : values()) {
            if (severity.text().equals(text)) {
                return severity;
            }
        }
        throw new IllegalArgumentException("not a severity (info, warn, critical): " + text);
    }

    public boolean isAtLeast(Severity other) {
        return compareTo(other) >= 0;
    }
}
