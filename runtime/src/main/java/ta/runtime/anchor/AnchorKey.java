package ta.runtime.anchor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ta.runtime.settings.Refusal;

/**
 * Signs anchors (Ed25519, RFC 8032) and tells whether it did. Its file has the keys as PEM, one below the other, as {@code openssl} writes
 * them; who only verifies needs no more than the public one.
 */
final class AnchorKey {

    private static final String ALGORITHM = "Ed25519";

    private final Path file;
    private final Optional<PrivateKey> secret;
    private final PublicKey known;

    private AnchorKey(Path file, Optional<PrivateKey> secret, PublicKey known) {
        this.file = file;
        this.secret = secret;
        this.known = known;
    }

    /** Reads it; made first, and for its owner alone to read, when it is not there. */
    static AnchorKey readOrMake(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return read(file);
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(file, e);
        }
    }

    /**
     * @throws Refusal when it is not there, or no such key
     */
    static AnchorKey read(Path file) {
        try {
            String text = Files.readString(file);
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            byte[] known =
                    pem(text, "PUBLIC").orElseThrow(() -> new GeneralSecurityException("it has no block PUBLIC KEY"));
            Optional<byte[]> secret = pem(text, "PRIVATE");
            AnchorKey key = new AnchorKey(
                    file,
                    secret.isEmpty()
                            ? Optional.empty()
                            : Optional.of(factory.generatePrivate(new PKCS8EncodedKeySpec(secret.get()))),
                    factory.generatePublic(new X509EncodedKeySpec(known)));
            if (secret.isPresent() && !key.signed(new byte[1], key.sign(new byte[1]))) {
                throw new GeneralSecurityException("its two keys do not belong together");
            }
            return key;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(file, e);
        }
    }

    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret.orElseThrow(() ->
                    unusable(file, new GeneralSecurityException("it has no block PRIVATE KEY, which signing needs"))));
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw unusable(file, e);
        }
    }

    boolean signed(byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(known);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // Whatever is no signature at all is none of this key's.
            return false;
        }
    }

    Path file() {
        return file;
    }

    private static void make(Path file) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                fresh,
                pem("PRIVATE", pair.getPrivate().getEncoded())
                        + pem("PUBLIC", pair.getPublic().getEncoded()));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String pem(String kind, byte[] key) {
        return "-----BEGIN " + kind + " KEY-----\n" + Base64.getEncoder().encodeToString(key) + "\n-----END " + kind
                + " KEY-----\n";
    }

    private static Optional<byte[]> pem(String text, String kind) {
        Matcher block = Pattern.compile("-----BEGIN " + kind + " KEY-----([^-]{1,500})-----END " + kind + " KEY-----")
                .matcher(text);
        return block.find() ? Optional.of(Base64.getMimeDecoder().decode(block.group(1))) : Optional.empty();
    }

    private static Refusal unusable(Path file, Exception why) {
        return Refusal.unusable("ERROR ANCHOR_KEY: " + file + " cannot be used: " + why.getMessage()
                + "\nMaybe bring the file back, or name another with " + Anchors.KEY_FILE + ".");
    }
}
