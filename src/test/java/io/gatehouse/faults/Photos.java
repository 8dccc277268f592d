package io.gatehouse.faults;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Random;
import javax.imageio.ImageIO;

/** The photos' folder: its disk is full; where none can be made for it, something stands in its place that takes no photo. */
final class Photos {
    private static final int CREATED = 201;
    private static final int UNAVAILABLE = 503;

    private Photos() {}

    static void full(Rig rig, Random random) throws IOException, InterruptedException {
        expect(CREATED, upload(rig));
        var folder = rig.installation().evidence();
        var small = SmallDisk.at(folder);
        if (small.isPresent()) {
            try (var disk = small.get()) {
                expect(CREATED, upload(rig));
                var ballast = disk.fill();
                refused(rig);
                Files.delete(ballast);
                expect(CREATED, upload(rig));
            }
        } else {
            var aside = folder.resolveSibling("evidence-aside");
            Files.move(folder, aside);
            Files.createFile(folder);
            refused(rig);
            Files.delete(folder);
            Files.move(aside, folder);
        }
        expect(CREATED, upload(rig));
    }

    private static void refused(Rig rig) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 8; attempt++) {
            expect(UNAVAILABLE, upload(rig));
            Thread.sleep(1000);
        }
    }

    private static void expect(int wanted, int status) {
        if (status != wanted) {
            throw new IllegalStateException("a photo was answered with " + status + " instead of " + wanted);
        }
    }

    private static int upload(Rig rig) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(rig.address() + "/v1/evidence?kind=SCENE"))
                .header("Authorization", "Bearer " + rig.token("OPERATOR"))
                .header("Content-Type", "image/jpeg")
                .POST(BodyPublishers.ofByteArray(photo()))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }

    private static byte[] photo() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }
}
