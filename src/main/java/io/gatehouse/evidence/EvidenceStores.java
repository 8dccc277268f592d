package io.gatehouse.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.s3.S3Client;

/** Which store the operator of this installation chose: {@code gatehouse.evidence.store}. */
@ApplicationScoped
class EvidenceStores {

    /** The S3 client is made only when it is asked for: a folder needs no S3 to be configured. */
    @Produces
    @Singleton
    EvidenceStore chosen(
            @ConfigProperty(name = "gatehouse.evidence.store") String store,
            @ConfigProperty(name = "gatehouse.evidence.folder") Path folder,
            @ConfigProperty(name = "gatehouse.evidence.bucket") String bucket,
            Instance<S3Client> s3) {
        return switch (store) {
            case "folder" -> new FolderEvidenceStore(folder);
            case "s3" -> new S3EvidenceStore(s3.get(), bucket);
            default -> throw new IllegalStateException("gatehouse.evidence.store is folder or s3, not " + store);
        };
    }
}
