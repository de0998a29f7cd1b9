package ta.backoffice.strategy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ta.database.Sha256;
import ta.database.StorageException;

/** A policy as it lies in a folder, with the manifesto beside it where there is one. */
public final class PolicyFile {

    /** As it is called in the folder, and in what is said of its errors. */
    public static final String NAME = "manifesto_policy.json";

    /** The manifesto beside it. */
    public static final String MANIFESTO_NAME = "manifesto.md";

    private final byte[] policy;
    private final Optional<byte[]> manifesto;

    /** Of the bytes as they lie there, which may be no text at all. */
    public PolicyFile(byte[] policy, Optional<byte[]> manifesto) {
        this.policy = policy.clone();
        this.manifesto = manifesto.map(byte[]::clone);
    }

    byte[] policy() {
        return policy.clone();
    }

    Optional<byte[]> manifesto() {
        return manifesto.map(byte[]::clone);
    }

    byte[] policySha256() {
        return Sha256.of(policy);
    }

    Optional<byte[]> manifestoSha256() {
        return manifesto.map(Sha256::of);
    }

    /**
     * @throws StorageException.Invalid when it is no text
     */
    String policyText() {
        return text(NAME, policy);
    }

    /**
     * @throws StorageException.Invalid when it is no text
     */
    Optional<String> manifestoText() {
        return manifesto.map(file -> text(MANIFESTO_NAME, file));
    }

    private static String text(String name, byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new StorageException.Invalid(name + " is no text in UTF-8", "Maybe save it again as UTF-8.");
        }
    }
}
