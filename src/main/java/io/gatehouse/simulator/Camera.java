package io.gatehouse.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;

/** Takes pictures of nothing in particular and uploads them where a {@code capture} says. */
final class Camera {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** Completes with whether every upload was taken. */
    CompletableFuture<Boolean> capture(JsonNode capture) {
        var camera = capture.path("camera").asText();
        var uploads = StreamSupport.stream(capture.path("uploads").spliterator(), false)
                .limit(capture.path("count").asInt(1))
                .map(upload -> upload(upload, picture(camera)))
                .toList();
        return CompletableFuture.allOf(uploads.toArray(CompletableFuture[]::new))
                .thenApply(all -> uploads.stream().allMatch(Camera::taken));
    }

    private static boolean taken(CompletableFuture<HttpResponse<Void>> upload) {
        return upload.join().statusCode() / 100 == 2;
    }

    private static CompletableFuture<HttpResponse<Void>> upload(JsonNode upload, byte[] picture) {
        var request = HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
                .timeout(Duration.ofSeconds(20))
                .method(upload.path("method").asText("PUT"), BodyPublishers.ofByteArray(picture));
        headers(upload.path("headers")).forEach(header -> request.setHeader(header.name, header.value));
        return HTTP.sendAsync(request.build(), BodyHandlers.discarding());
    }

    private static List<Header> headers(JsonNode headers) {
        var all = new ArrayList<Header>();
        headers.fields()
                .forEachRemaining(field ->
                        all.add(new Header(field.getKey(), field.getValue().asText())));
        return all;
    }

    /** A small JPEG, of another colour for each camera. */
    private static byte[] picture(String camera) {
        var image = new BufferedImage(320, 180, BufferedImage.TYPE_INT_RGB);
        int color = Color.HSBtoRGB((camera.hashCode() & 0xff) / 255f, 0.5f, 0.8f);
        for (int i = 0; i < 320 * 180; i++) {
            image.setRGB(i % 320, i / 320, color);
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private record Header(String name, String value) {}
}
