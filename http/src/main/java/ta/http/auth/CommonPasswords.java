package ta.http.auth;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The most common passwords of twelve or more characters: common words alone, doubled and with common suffixes,
 * keyboard rows, and runs of digits. They are generated from short lists, which a reader can check.
 */
final class CommonPasswords {

    private static final List<String> WORDS = List.of(
            "password",
            "passw0rd",
            "p@ssword",
            "p@ssw0rd",
            "letmein",
            "welcome",
            "iloveyou",
            "football",
            "baseball",
            "basketball",
            "sunshine",
            "princess",
            "superman",
            "batman",
            "starwars",
            "pokemon",
            "liverpool",
            "arsenal",
            "chelsea",
            "michael",
            "jennifer",
            "jessica",
            "charlie",
            "daniel",
            "jordan",
            "shadow",
            "master",
            "monkey",
            "dragon",
            "trustno1",
            "whatever",
            "computer",
            "internet",
            "samsung",
            "google",
            "changeme",
            "secret",
            "admin",
            "administrator",
            "login",
            "access",
            "hello",
            "freedom",
            "summer",
            "winter",
            "spring",
            "autumn",
            "london",
            "england",
            "pension",
            "trading",
            "portfolio",
            "investment",
            "retirement",
            "money",
            "qwerty",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "qazwsx",
            "1q2w3e4r",
            "1qaz2wsx",
            "q1w2e3r4",
            "abc123",
            "abcd1234");

    private static final List<String> SUFFIXES = List.of(
            "",
            "1",
            "12",
            "123",
            "1234",
            "12345",
            "123456",
            "1234567",
            "12345678",
            "123456789",
            "1234567890",
            "!",
            "1!",
            "12!",
            "123!",
            "1234!",
            "12345!",
            "00",
            "000",
            "0000",
            "01",
            "007",
            "69",
            "99",
            "2020",
            "2021",
            "2022",
            "2023",
            "2024",
            "2025",
            "2026",
            "2027",
            "@123",
            "@1234",
            "#1",
            "!!",
            "!!!");

    private CommonPasswords() {}

    static Set<String> load() {
        Set<String> common = new HashSet<>();
        for (String word : WORDS) {
            for (String suffix : SUFFIXES) {
                common.add(word + suffix);
                common.add(word + word + suffix);
                common.add(word + "password" + suffix);
                common.add("my" + word + suffix);
                common.add("the" + word + suffix);
            }
        }
        addRows(common, "01234567890123456789");
        addRows(common, "98765432109876543210");
        addRows(common, "abcdefghijklmnopqrstuvwxyz");
        addRows(common, "qwertyuiopasdfghjklzxcvbnm");
        addRows(common, "qazwsxedcrfvtgbyhnujmikolp");
        addRows(common, "1q2w3e4r5t6y7u8i9o0p");
        addRows(common, "1qaz2wsx3edc4rfv5tgb6yhn");
        common.add("correcthorsebatterystaple");
        common.add("correct horse battery staple");
        return common;
    }

    /** Adds every substring of at least twelve characters. */
    private static void addRows(Set<String> common, String row) {
        for (int from = 0; from < row.length(); from++) {
            for (int to = from + 12; to <= row.length(); to++) {
                common.add(row.substring(from, to).toLowerCase(Locale.ROOT));
            }
        }
    }
}
