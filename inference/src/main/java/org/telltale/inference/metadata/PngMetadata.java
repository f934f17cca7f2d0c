package org.telltale.inference.metadata;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.telltale.inference.metadata.MetadataCollector.BlockLimitException;
import org.telltale.inference.reason.Reason;

/** Reads what the chunks of a PNG say (ISO/IEC 15948; PNG third edition). One use, one thread. */
final class PngMetadata {
    private static final int SIGNATURE_LENGTH = 8;
    private static final int MAX_CHUNK = 16 << 20;
    private static final int MAX_CHUNKS = 200_000;
    private static final long MAX_READ = 64L << 20;
    private static final String XMP_KEYWORD = "XML:com.adobe.xmp";
    private static final Set<String> READ =
            Set.of(
                    "IHDR", "tEXt", "zTXt", "iTXt", "eXIf", "iCCP", "caBX", "tIME", "pHYs", "gAMA",
                    "sRGB");

    private final MetadataCollector collector;
    private final LibraryBlocks blocks;
    private long read;

    PngMetadata(MetadataCollector collector) {
        this.collector = collector;
        this.blocks = new LibraryBlocks(collector);
    }

    void read(FileBytes bytes) throws IOException {
        bytes.seek(SIGNATURE_LENGTH);
        for (int chunks = 0; chunks < MAX_CHUNKS; chunks++) {
            if (bytes.size() - bytes.position() < 12) {
                collector.problem(Reason.of("metadata.png-no-end"));
                return;
            }
            long length = (long) bytes.readUInt16() << 16 | bytes.readUInt16();
            String type = new String(bytes.read(4), StandardCharsets.ISO_8859_1);
            long end = bytes.position() + length + 4;
            if (end > bytes.size()) {
                collector.problem(Reason.of("metadata.png-no-end"));
                return;
            }
            if (type.equals("IEND")) {
                trailer(bytes.size() - end);
                return;
            }
            if (READ.contains(type)) {
                collector.reading("PNG " + type, () -> chunk(bytes, type, length));
            }
            bytes.seek(end);
        }
        collector.problem(Reason.of("metadata.block-too-large", "PNG"));
    }

    private void trailer(long trailing) {
        if (trailing > 0) {
            collector.add("PNG", "Data after end of image", trailing + " bytes");
            collector.problem(Reason.of("metadata.png-trailing", trailing));
        }
    }

    private void chunk(FileBytes bytes, String type, long length) throws IOException {
        read += length;
        if (length > MAX_CHUNK || read > MAX_READ) {
            throw new BlockLimitException();
        }
        byte[] data = bytes.read((int) length);
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
        crc.update(data);
        long stored = (long) bytes.readUInt16() << 16 | bytes.readUInt16();
        if (stored != crc.getValue()) {
            collector.problem(Reason.of("metadata.png-checksum", type));
        }
        take(type, data);
    }

    private void take(String type, byte[] data) throws IOException {
        switch (type) {
            case "tEXt" -> text("PNG-tEXt", keyword(data), rest(data, 1));
            case "zTXt" -> text("PNG-zTXt", keyword(data), inflate(rest(data, 2)));
            case "iTXt" -> internationalText(data);
            case "eXIf" -> blocks.exif(data, true);
            case "iCCP" -> {
                collector.add("PNG", "Profile name", keyword(data));
                blocks.icc(inflate(rest(data, 2)));
            }
            case "caBX" -> new ContentCredentialsReader(collector).read(data);
            default -> facts(type, data);
        }
    }

    /** Keyword, compression flag and method, language, translated keyword, UTF-8 text. */
    private void internationalText(byte[] data) throws IOException {
        String keyword = keyword(data);
        int at = keyword.length() + 1;
        if (at + 2 > data.length) {
            throw new EOFException("iTXt ends in its header");
        }
        boolean compressed = data[at] != 0;
        at = afterZero(data, afterZero(data, at + 2));
        byte[] text = Arrays.copyOfRange(data, at, data.length);
        text("PNG-iTXt", keyword, compressed ? inflate(text) : text);
    }

    private void text(String directory, String keyword, byte[] text) {
        if (keyword.equals(XMP_KEYWORD)) {
            new XmpBlocks(collector).packet(text);
        } else {
            collector.add(directory, keyword, CleanText.decodeRaw(text));
        }
    }

    private void facts(String type, byte[] data) {
        if (type.equals("IHDR") && data.length == 13) {
            collector.add("PNG", "Bit depth", String.valueOf(data[8]));
            collector.add("PNG", "Colour type", String.valueOf(data[9]));
            collector.add("PNG", "Interlaced", data[12] == 0 ? "no" : "yes");
        } else if (type.equals("tIME") && data.length == 7) {
            collector.add(
                    "PNG",
                    "Last modified",
                    "%04d-%02d-%02d %02d:%02d:%02d UTC"
                            .formatted(
                                    (data[0] & 0xff) << 8 | (data[1] & 0xff),
                                    data[2],
                                    data[3],
                                    data[4],
                                    data[5],
                                    data[6]));
        }
    }

    /** The Latin-1 keyword before the first zero. */
    private static String keyword(byte[] data) throws IOException {
        return new String(data, 0, afterZero(data, 0) - 1, StandardCharsets.ISO_8859_1);
    }

    private static byte[] rest(byte[] data, int separators) throws IOException {
        int from = afterZero(data, 0) - 1 + separators;
        if (from > data.length) {
            throw new EOFException("a chunk ends in its header");
        }
        return Arrays.copyOfRange(data, from, data.length);
    }

    private static int afterZero(byte[] data, int from) throws IOException {
        for (int i = from; i < data.length; i++) {
            if (data[i] == 0) {
                return i + 1;
            }
        }
        throw new EOFException("no end of a keyword");
    }

    /** Inflates at most 16 MiB, so that a bomb stays small. */
    private static byte[] inflate(byte[] compressed) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 14];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new EOFException("compressed text ends early");
                }
                out.write(buffer, 0, count);
                if (out.size() > MAX_CHUNK) {
                    throw new BlockLimitException();
                }
            }
            return out.toByteArray();
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }
}
