package ta.trials.chaos;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the logs of the processes: no fault may make one report a defect of its own. */
final class Logs {

    private static final String ERROR = "\"level\":\"ERROR\"";

    private final List<Member> members;
    private final Violations violations;
    private final Set<String> expected;
    private final Map<Member, Long> read = new HashMap<>();

    /**
     * @param expected ids of jobs whose errors are expected
     */
    Logs(List<Member> members, Violations violations, Set<String> expected) {
        this.members = members;
        this.violations = violations;
        this.expected = expected;
    }

    void check() throws IOException {
        for (Member member : members) {
            newText(member)
                    .lines()
                    .filter(line -> line.contains(ERROR) || line.startsWith("Exception in thread"))
                    .filter(line -> expected.stream().noneMatch(line::contains))
                    .filter(line -> !line.contains("no running version knows"))
                    .forEach(line -> violations.add(
                            member.name() + " logged " + line.substring(0, Math.min(1500, line.length()))));
            if (member.diedByItself()) {
                violations.add(member.name() + " ended by itself; see " + member.log());
            }
        }
    }

    private String newText(Member member) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(member.log().toFile(), "r")) {
            long from = read.getOrDefault(member, 0L);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            read.put(member, from + bytes.length);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
