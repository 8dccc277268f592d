package io.gatehouse.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.function.Supplier;

/** Keys, secrets and passwords, made at the first start and kept for the next ones in files that are nobody else's. */
final class Keys {
    private static final String TOKEN_KEY = "tokens.key";
    private static final int SECRET_BYTES = 32;

    private final Path folder;

    private Keys(Path folder) {
        this.folder = folder;
    }

    static Keys in(Path folder) {
        try {
            // nobody else's either: the robots' secrets and the token beside them
            makeForOwnerOnly(folder.getParent());
            makeForOwnerOnly(folder);
            var keys = new Keys(folder);
            if (!Files.exists(folder.resolve(TOKEN_KEY)) || !Files.exists(keys.publicKey())) {
                keys.makeTokenKeys();
            }
            return keys;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the application verifies tokens with, as PEM. */
    Path publicKey() {
        return folder.resolve("tokens.pub");
    }

    PrivateKey privateKey() {
        try {
            var encoded = Base64.getMimeDecoder().decode(Files.readString(folder.resolve(TOKEN_KEY)));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException | GeneralSecurityException e) {
            throw new DemoException(folder.resolve(TOKEN_KEY) + " cannot be read: delete it, and a new one is made");
        }
    }

    /** The secret of this name: 256 random bits in Base64, the same at every start. */
    String secret(String name) {
        return kept(name, () -> {
            var bytes = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(bytes);
            return Base64.getEncoder().encodeToString(bytes);
        });
    }

    /** What the application signs the tokens of clients with, as PEM in one line. */
    String clientsKey() {
        return kept("clients.key", () -> {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                var key = generator.generateKeyPair().getPrivate().getEncoded();
                return "-----BEGIN PRIVATE KEY-----" + Base64.getEncoder().encodeToString(key)
                        + "-----END PRIVATE KEY-----";
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has RSA", e);
            }
        });
    }

    private String kept(String name, Supplier<String> made) {
        var file = folder.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, made.get());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void makeTokenKeys() throws IOException {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            write(folder.resolve(TOKEN_KEY), base64(pair.getPrivate().getEncoded()));
            var pem = base64(pair.getPublic().getEncoded());
            write(publicKey(), "-----BEGIN PUBLIC KEY-----\n" + pem + "\n-----END PUBLIC KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    /** Written to a file of its own first: nobody ever finds half a key. */
    private static void write(Path file, String text) throws IOException {
        var fresh = Files.createTempFile(file.getParent(), "fresh", "");
        Files.writeString(fresh, text);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void makeForOwnerOnly(Path folder) throws IOException {
        if (Files.exists(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }
}
