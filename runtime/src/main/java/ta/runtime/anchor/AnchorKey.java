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
 * The Ed25519 key pair (RFC 8032) that signs anchors and verifies their signatures. The file contains both keys as PEM
 * blocks, as {@code openssl} writes them; verifying needs the public key only.
 */
final class AnchorKey {

    private static final String ALGORITHM = "Ed25519";

    private final Path file;
    private final Optional<PrivateKey> privateKey;
    private final PublicKey publicKey;

    private AnchorKey(Path file, Optional<PrivateKey> privateKey, PublicKey publicKey) {
        this.file = file;
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /** Reads the key file. If it does not exist, creates it first, readable by its owner only. */
    static AnchorKey readOrCreate(Path file) {
        try {
            if (!Files.exists(file)) {
                create(file);
            }
            return read(file);
        } catch (IOException | GeneralSecurityException e) {
            throw unusable(file, e);
        }
    }

    /**
     * @throws Refusal if the file is missing or does not contain a valid key
     */
    static AnchorKey read(Path file) {
        try {
            String text = Files.readString(file);
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            byte[] publicKey =
                    pem(text, "PUBLIC").orElseThrow(() -> new GeneralSecurityException("it has no block PUBLIC KEY"));
            Optional<byte[]> privateKey = pem(text, "PRIVATE");
            AnchorKey key = new AnchorKey(
                    file,
                    privateKey.isEmpty()
                            ? Optional.empty()
                            : Optional.of(factory.generatePrivate(new PKCS8EncodedKeySpec(privateKey.get()))),
                    factory.generatePublic(new X509EncodedKeySpec(publicKey)));
            if (privateKey.isPresent() && !key.verifies(new byte[1], key.sign(new byte[1]))) {
                throw new GeneralSecurityException("its private and public key do not match");
            }
            return key;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw unusable(file, e);
        }
    }

    byte[] sign(byte[] text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey.orElseThrow(() -> unusable(
                    file, new GeneralSecurityException("it has no block PRIVATE KEY, which is needed to sign"))));
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw unusable(file, e);
        }
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(publicKey);
            check.update(text);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            // Bytes that are not a signature at all do not verify; they are no error.
            return false;
        }
    }

    Path file() {
        return file;
    }

    private static void create(Path file) throws IOException, GeneralSecurityException {
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
                + "\nMaybe restore the file, or name another with " + Anchors.KEY_FILE + ".");
    }
}
