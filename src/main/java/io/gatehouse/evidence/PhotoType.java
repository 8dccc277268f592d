package io.gatehouse.evidence;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** A kind of photo, known by its bytes and never by what somebody declared. */
public enum PhotoType {
    JPEG("image/jpeg", "jpg", PhotoType::isJpeg),
    PNG("image/png", "png", PhotoType::isPng);

    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454e44;
    private static final int FRAME_OF_CHUNK = 12;

    public final String mediaType;
    public final String extension;
    private final Predicate<ByteBuffer> shape;

    PhotoType(String mediaType, String extension, Predicate<ByteBuffer> shape) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.shape = shape;
    }

    /** Empty when it is no photo, or not all of one. */
    public static Optional<PhotoType> of(byte[] content) {
        return Arrays.stream(values())
                .filter(type -> type.shape.test(ByteBuffer.wrap(content)))
                .findFirst();
    }

    static PhotoType ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst()
                .orElseThrow();
    }

    /** Segments up to the scan, one of them a frame with a size, and an end of the image behind them. */
    private static boolean isJpeg(ByteBuffer in) {
        if (in.remaining() < 4 || in.getShort() != (short) 0xffd8) {
            return false;
        }
        boolean framed = false;
        while (in.remaining() >= 4) {
            int marker = in.getShort() & 0xffff;
            int length = in.getShort(in.position()) & 0xffff;
            if (marker < 0xff01 || length < 2 || length > in.remaining()) {
                return false;
            }
            if (marker == 0xffda) {
                return framed && endsAsJpeg(in);
            }
            framed |= isFrame(marker) && length >= 8 && in.getInt(in.position() + 3) != 0;
            in.position(in.position() + length);
        }
        return false;
    }

    /** SOF0 to SOF15; three of the numbers mean something else. */
    private static boolean isFrame(int marker) {
        return marker >= 0xffc0 && marker <= 0xffcf && marker != 0xffc4 && marker != 0xffc8 && marker != 0xffcc;
    }

    /** Some cameras write their own data behind the end of the image. */
    private static boolean endsAsJpeg(ByteBuffer scan) {
        while (scan.remaining() >= 2) {
            if (scan.getShort() == (short) 0xffd9) {
                return true;
            }
            scan.position(scan.position() - 1);
        }
        return false;
    }

    /** Chunks from a header with a size to the end. */
    private static boolean isPng(ByteBuffer in) {
        var signature = new byte[PNG_SIGNATURE.length];
        if (in.remaining() < signature.length + FRAME_OF_CHUNK + 13) {
            return false;
        }
        in.get(signature);
        if (!Arrays.equals(signature, PNG_SIGNATURE) || in.getInt(in.position() + 4) != IHDR || !hasSize(in)) {
            return false;
        }
        while (in.remaining() >= FRAME_OF_CHUNK) {
            long length = Integer.toUnsignedLong(in.getInt());
            int type = in.getInt();
            if (length + 4 > in.remaining()) {
                return false;
            }
            if (type == IEND) {
                return true;
            }
            in.position(in.position() + (int) length + 4);
        }
        return false;
    }

    private static boolean hasSize(ByteBuffer header) {
        return header.getInt(header.position() + 8) > 0 && header.getInt(header.position() + 12) > 0;
    }
}
