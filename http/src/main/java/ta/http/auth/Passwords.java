package ta.http.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import ta.http.problem.Code;
import ta.http.problem.Refused;

/** Password hashes: Argon2id (RFC 9106), in PHC string format. Hashes at once are limited, as each one takes 19 MiB. */
public final class Passwords {

    private static final int LENGTH_MIN = 12;
    private static final int LENGTH_MAX = 256;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=(\\d)"
            + "\\$([A-Za-z0-9+/]{16,64})\\$([A-Za-z0-9+/]{32,128})");

    /** Random bits in place of a hash, with the same cost. No password has it. */
    private static final String NOBODYS = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES
            + "$QhcTMB910uZK4Exi1Ra4Zg$izXwkLYllTKkLTo3N81V45KToS8F6E7wLKtUCGbmJoA";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Set<String> COMMON = CommonPasswords.load();

    private final Semaphore atOnce = new Semaphore(Runtime.getRuntime().availableProcessors());

    /**
     * Refuses a password that is too short, too long or easy to guess.
     *
     * @param email the user's address, which is not accepted as a password
     */
    public static void requireGood(String password, String email) {
        int length = password.codePointCount(0, password.length());
        if (length < LENGTH_MIN || length > LENGTH_MAX) {
            throw Refused.at(
                    Code.INVALID,
                    "/password",
                    "has " + length + " characters; it must have " + LENGTH_MIN + " to " + LENGTH_MAX);
        }
        String plain = password.toLowerCase(Locale.ROOT);
        if (COMMON.contains(plain)
                || plain.equals(email.toLowerCase(Locale.ROOT))
                || plain.chars().distinct().count() < 5) {
            throw Refused.at(Code.INVALID, "/password", "is too easy to guess");
        }
    }

    /** Hashes with a new random salt. The result is in PHC string format. */
    public String hash(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        byte[] hash = argon2(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash);
    }

    /** Whether the password matches the hash. Without a hash (no such user) this takes as long and returns false. */
    public boolean matches(String password, Optional<String> phc) {
        Matcher parts = PHC.matcher(phc.orElse(NOBODYS));
        if (!parts.matches()) {
            throw new IllegalStateException("the stored password hash has an unknown format");
        }
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        byte[] actual = argon2(
                password,
                Base64.getDecoder().decode(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, actual) && phc.isPresent();
    }

    private byte[] argon2(String password, byte[] salt, int memory, int passes, int lanes, int length) {
        if (!atOnce.tryAcquire()) {
            throw new Refused(Code.BUSY, "too many sign-ins are running", "Maybe try again in a second.");
        }
        try {
            Argon2BytesGenerator generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memory)
                    .withIterations(passes)
                    .withParallelism(lanes)
                    .withSalt(salt)
                    .build());
            byte[] hash = new byte[length];
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
            return hash;
        } finally {
            atOnce.release();
        }
    }
}
