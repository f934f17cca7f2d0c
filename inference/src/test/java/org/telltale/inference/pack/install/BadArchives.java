package org.telltale.inference.pack.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.junit.jupiter.params.provider.Arguments;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.onnx.TinyModel;
import tools.jackson.databind.node.ObjectNode;

/** Archives and folders that must not be installed: what is wrong, the reason's code, the maker. */
final class BadArchives {
    private BadArchives() {}

    /** Makes a bad pack in a folder. */
    interface Bad {
        Path make(Path folder) throws IOException;
    }

    static Arguments bad(String what, String code, Bad bad) {
        return Arguments.of(what, code, bad);
    }

    private static Arguments entry(String what, String code, String name) {
        return bad(
                what,
                code,
                folder ->
                        new PackBuilder()
                                .archive(
                                        folder.resolve("bad.zip"),
                                        zip -> PackBuilder.add(zip, name, new byte[] {1})));
    }

    static Stream<Arguments> archives() {
        return Stream.of(
                entry("a name that climbs out", "pack.name", "../evil.txt"),
                entry("a name that climbs out inside", "pack.name", "a/../../evil.txt"),
                entry("an absolute name", "pack.name", "/etc/evil"),
                entry("a Windows drive", "pack.name", "C:/evil"),
                entry("backslashes", "pack.name", "..\\evil.txt"),
                entry("a device name", "pack.name", "nul.txt"),
                entry("a hidden name", "pack.name", ".evil"),
                entry("an alternate stream", "pack.name", "tiny.onnx:evil"),
                entry("a folder that climbs out", "pack.name", "../"),
                entry("the same name twice", "pack.name-twice", "tiny.onnx"),
                entry("the same name in capitals", "pack.name-twice", "TINY.onnx"),
                entry("two manifests", "pack.name-twice", "pack.json"),
                entry("a file that is not listed", "pack.file-unlisted", "more.txt"),
                bad("a link", "pack.link", BadArchives::archiveWithLink),
                bad("a cut archive", "pack.archive-broken", BadArchives::cutArchive),
                bad("a truncated deflate stream", "pack.archive-broken", BadArchives::torn),
                bad("no manifest", "pack.no-manifest", BadArchives::withoutManifest),
                bad("a bomb", "pack.expansion", BadArchives::bomb),
                bad("text", "pack.unknown-file", f -> Files.writeString(f.resolve("p"), "hello")),
                bad("nothing there", "pack.no-file", f -> f.resolve("absent.zip")),
                bad("a bare model", "pack.bare-model", BadArchives::bareModel),
                bad("a missing file", "pack.file-missing", BadArchives::missing),
                bad("a changed file", "pack.file-digest", BadArchives::changed),
                bad("a longer file", "pack.file-longer", f -> lying(f, -1)),
                bad("a shorter file", "pack.file-length", f -> lying(f, 1)),
                bad("a folder with a link", "pack.link", BadArchives::folderWithLink),
                bad("a folder with more", "pack.name", BadArchives::folderWithHidden));
    }

    private static Path archiveWithLink(Path folder) throws IOException {
        return new PackBuilder()
                .archive(
                        folder.resolve("bad.zip"),
                        zip -> {
                            ZipArchiveEntry link = new ZipArchiveEntry("weights.bin");
                            link.setUnixMode(UnixStat.LINK_FLAG | 0777);
                            zip.putArchiveEntry(link);
                            zip.write(
                                    "/etc/passwd"
                                            .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                            zip.closeArchiveEntry();
                        });
    }

    private static Path cutArchive(Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(new PackBuilder().archive(folder.resolve("whole.zip")));
        return Files.write(folder.resolve("bad.zip"), Arrays.copyOf(whole, whole.length - 30));
    }

    /** The central directory is whole, the data of the model is not. */
    private static Path torn(Path folder) throws IOException {
        PackBuilder pack = new PackBuilder();
        byte[] whole = Files.readAllBytes(pack.archive(folder.resolve("whole.zip")));
        int name = indexOf(whole, "tiny.onnx", indexOf(whole, "PK\003\004", 10));
        Arrays.fill(whole, name + 12, name + 60, (byte) 0xff);
        return Files.write(folder.resolve("bad.zip"), whole);
    }

    private static int indexOf(byte[] bytes, String text, int from) {
        byte[] wanted = text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        for (int i = from; i < bytes.length - wanted.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static Path withoutManifest(Path folder) throws IOException {
        Path file = folder.resolve("bad.zip");
        try (var zip =
                new org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream(
                        Files.newOutputStream(file))) {
            PackBuilder.add(zip, "tiny.onnx", new byte[] {1});
        }
        return file;
    }

    /** 80 MB of zeros in some 80 kB. */
    private static Path bomb(Path folder) throws IOException {
        PackBuilder pack = new PackBuilder();
        pack.files.put("zeros.bin", new byte[80 << 20]);
        return pack.archive(folder.resolve("bad.zip"));
    }

    private static Path bareModel(Path folder) throws IOException {
        return Files.write(folder.resolve("some.onnx"), TinyModel.model().build().toByteArray());
    }

    private static Path missing(Path folder) throws IOException {
        PackBuilder pack = new PackBuilder();
        pack.files.put("extra.txt", new byte[] {1});
        pack.list().files.remove("extra.txt");
        return pack.archive(folder.resolve("bad.zip"));
    }

    private static Path changed(Path folder) throws IOException {
        PackBuilder pack = new PackBuilder().list();
        byte[] model = Objects.requireNonNull(pack.files.get("tiny.onnx")).clone();
        model[model.length - 1] ^= 1;
        pack.files.put("tiny.onnx", model);
        return pack.archive(folder.resolve("bad.zip"));
    }

    private static Path lying(Path folder, int difference) throws IOException {
        PackBuilder pack = new PackBuilder().list();
        ObjectNode file = (ObjectNode) pack.manifest.get("files").get(0);
        file.put("bytes", file.get("bytes").asLong() + difference);
        return pack.archive(folder.resolve("bad.zip"));
    }

    private static Path folderWithLink(Path folder) throws IOException {
        Path pack = new PackBuilder().folder(folder.resolve("pack"));
        Files.createSymbolicLink(pack.resolve("weights.bin"), pack.resolve("tiny.onnx"));
        return pack;
    }

    private static Path folderWithHidden(Path folder) throws IOException {
        Path pack = new PackBuilder().folder(folder.resolve("pack"));
        Files.writeString(pack.resolve(".hidden"), "x");
        return pack;
    }
}
