package io.gatehouse.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures as cameras make them. */
public final class Photos {

    private Photos() {}

    public static byte[] jpeg(int seed) {
        return picture("jpg", seed, 64);
    }

    public static byte[] png(int seed) {
        return picture("png", seed, 64);
    }

    static byte[] largeJpeg(int seed) {
        return picture("jpg", seed, 1800);
    }

    private static byte[] picture(String format, int seed, int size) {
        var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        var random = new Random(seed);
        for (int pixel = 0; pixel < size * size; pixel++) {
            image.setRGB(pixel % size, pixel / size, random.nextInt());
        }
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }
}
