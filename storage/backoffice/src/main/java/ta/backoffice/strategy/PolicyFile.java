package ta.backoffice.strategy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import ta.database.Sha256;
import ta.database.StorageException;

/** A policy file in a folder, with the manifesto beside it if there is one. */
public final class PolicyFile {

    /** Name of the file in the folder, and in error messages about it. */
    public static final String NAME = "manifesto_policy.json";

    /** Name of the manifesto's file. */
    public static final String MANIFESTO_NAME = "manifesto.md";

    private final byte[] policy;
    private final Optional<byte[]> manifesto;

    /** The bytes of the files, which need not be text. */
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
     * @throws StorageException.Invalid when the file is not UTF-8 text
     */
    String policyText() {
        return text(NAME, policy);
    }

    /**
     * @throws StorageException.Invalid when the file is not UTF-8 text
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
            throw new StorageException.Invalid(name + " is not UTF-8 text", "Maybe save it again as UTF-8.");
        }
    }
}
