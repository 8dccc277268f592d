package io.gatehouse.evidence;

import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Photos in a bucket of any S3 service. */
final class S3EvidenceStore implements EvidenceStore {

    private final S3Client s3;
    private final String bucket;

    S3EvidenceStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public void write(String name, byte[] photo) throws IOException {
        try {
            s3.putObject(to -> to.bucket(bucket).key(name), RequestBody.fromBytes(photo));
        } catch (SdkException failed) {
            throw new IOException("the bucket " + bucket + " took no photo", failed);
        }
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(of -> of.bucket(bucket).key(name)).asByteArrayUnsafe());
        } catch (NoSuchKeyException gone) {
            return Optional.empty();
        } catch (SdkException failed) {
            throw new IOException("the bucket " + bucket + " gave no photo", failed);
        }
    }

    @Override
    public void erase(String name) throws IOException {
        try {
            s3.deleteObject(of -> of.bucket(bucket).key(name));
        } catch (SdkException failed) {
            throw new IOException("the bucket " + bucket + " erased no photo", failed);
        }
    }
}
