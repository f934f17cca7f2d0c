package org.telltale.inference.pack.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.media.Sha256;
import org.telltale.inference.pack.PackBuilder;
import org.telltale.inference.pack.PackException;

/** What stands in the store is whole, whoever works on it. */
class PackStoreTest {
    @TempDir Path folder;

    private PackStore store() {
        return new PackStore(folder.resolve("packs"));
    }

    private static StoredPack.Installed install(PackStore store, PackBuilder pack)
            throws IOException, PackException {
        try (PackStore.Staging staging = store.stage()) {
            pack.folder(staging.folder());
            return staging.install(staged -> {}, new Cancellation());
        }
    }

    private static PackBuilder version(String version) {
        PackBuilder pack = new PackBuilder();
        pack.manifest.put("version", version);
        return pack;
    }

    @Test
    void anAbsentStoreIsEmpty() throws Exception {
        assertThat(store().list()).isEmpty();
        assertThat(store().usable()).isEmpty();
        assertThat(folder.resolve("packs")).doesNotExist();
    }

    @Test
    void theNewestVersionIsUsed() throws Exception {
        PackStore store = store();
        for (String version : List.of("1.9", "2.0-rc1", "1.10", "2.0")) {
            install(store, version(version));
        }
        assertThat(store.list().stream().map(StoredPack::version))
                .containsExactly("2.0", "2.0-rc1", "1.10", "1.9");
        assertThat(store.usable()).hasSize(1).first().matches(p -> p.version().equals("2.0"));
        assertThat(store.named("tiny")).hasSize(4);
        assertThat(store.named("tiny@1.9")).hasSize(1);
        String digest = store.usable().getFirst().digest();
        assertThat(store.withDigest(digest)).contains(store.usable().getFirst());
    }

    @Test
    void verifyingFindsWhatChanged() throws Exception {
        PackStore store = store();
        StoredPack.Installed pack = install(store, new PackBuilder());
        assertThat(store.verify(pack, new Cancellation())).isEmpty();
        Files.writeString(pack.folder().resolve("more.txt"), "x");
        Files.write(pack.model(), new byte[] {0}, StandardOpenOption.APPEND);
        assertThat(store.verify(pack, new Cancellation()))
                .extracting(reason -> reason.code())
                .containsExactly("pack.file-length", "pack.file-unlisted");
        Files.delete(pack.model());
        assertThat(store.verify(pack, new Cancellation()).getFirst().code())
                .isEqualTo("pack.file-missing");
    }

    @Test
    void aDamagedManifestHidesNoOtherPack() throws Exception {
        PackStore store = store();
        StoredPack.Installed old = install(store, version("1"));
        StoredPack.Installed broken = install(store, version("2"));
        Files.writeString(broken.folder().resolve("pack.json"), "{}");
        assertThat(store.list()).hasSize(2).first().isInstanceOf(StoredPack.Damaged.class);
        assertThat(store.usable()).containsExactly(old);
        Files.delete(broken.folder().resolve("pack.json"));
        assertThat(store.list().getFirst())
                .isInstanceOfSatisfying(
                        StoredPack.Damaged.class,
                        damaged ->
                                assertThat(damaged.fault().code()).isEqualTo("pack.no-manifest"));
        store.remove(store.named("tiny@2").getFirst());
        assertThat(store.list()).containsExactly(old);
    }

    @Test
    void anEditedManifestIsNotTheInstalledPack() throws Exception {
        PackStore store = store();
        StoredPack.Installed pack = install(store, new PackBuilder());
        PackBuilder edited = new PackBuilder();
        edited.manifest.put("title", "Another title");
        Files.write(pack.folder().resolve("pack.json"), edited.manifestBytes());
        assertThat(fault(store)).isEqualTo("pack.manifest-changed");
        assertThat(store.usable()).isEmpty();
        assertThat(store.withDigest(Sha256.of(edited.manifestBytes()))).isEmpty();
        assertThat(store.verify(pack, new Cancellation()))
                .extracting(reason -> reason.code())
                .containsExactly("pack.manifest-changed");
        PackException refusal =
                catchThrowableOfType(PackException.class, () -> install(store, edited));
        assertThat(refusal.reason().code()).isEqualTo("pack.other-installed");
        store.remove(store.named("tiny").getFirst());
        assertThat(install(store, edited)).isEqualTo(store.usable().getFirst());
    }

    @Test
    void aFolderPutInByHandIsNoInstalledPackUntilItIsInstalled() throws Exception {
        PackStore store = store();
        new PackBuilder().folder(store.folder().resolve("tiny/1.0"));
        assertThat(fault(store)).isEqualTo("pack.no-receipt");
        assertThat(store.usable()).isEmpty();
        StoredPack.Installed pack = install(store, new PackBuilder());
        assertThat(store.list()).containsExactly(pack);
        assertThat(store.verify(pack, new Cancellation())).isEmpty();
    }

    @Test
    void anUnreadablePackHidesNoOtherPack() throws Exception {
        PackStore store = store();
        StoredPack.Installed whole = install(store, version("1"));
        StoredPack.Installed manifest = install(store, version("2"));
        Files.delete(manifest.folder().resolve("pack.json"));
        Files.createDirectory(manifest.folder().resolve("pack.json"));
        assertThat(fault(store)).isEqualTo("pack.unreadable");
        assertThat(store.usable()).containsExactly(whole);
        StoredPack.Installed receipt = install(store, version("3"));
        Files.delete(receipt.folder().resolve(PackStore.RECEIPT));
        Files.createDirectory(receipt.folder().resolve(PackStore.RECEIPT));
        assertThat(fault(store)).isEqualTo("pack.unreadable");
        assertThat(store.list()).hasSize(3);
        assertThat(store.usable()).containsExactly(whole);
    }

    /** What is wrong with the first pack. */
    private static String fault(PackStore store) throws IOException {
        StoredPack.Damaged damaged = (StoredPack.Damaged) store.list().getFirst();
        return damaged.fault().code();
    }

    @Test
    void anInspectionThatRefusesLeavesNothing() throws Exception {
        PackStore store = store();
        PackException refusal =
                catchThrowableOfType(
                        PackException.class,
                        () -> {
                            try (PackStore.Staging staging = store.stage()) {
                                new PackBuilder().folder(staging.folder());
                                staging.install(
                                        staged -> {
                                            assertThat(staged.model()).exists();
                                            throw new PackException(
                                                    org.telltale.inference.reason.Reason.of(
                                                            "pack.not-installed", "x"));
                                        },
                                        new Cancellation());
                            }
                        });
        assertThat(refusal.reason().code()).isEqualTo("pack.not-installed");
        assertThat(store.list()).isEmpty();
        assertThat(folder.resolve("packs/.staging")).isEmptyDirectory();
    }

    @Test
    void manyAtOnceSeeOnlyWholePacks() throws Exception {
        int workers = 8;
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> work = new ArrayList<>();
            for (int worker = 0; worker < workers; worker++) {
                int number = worker;
                Callable<@org.jspecify.annotations.Nullable Void> task =
                        () -> {
                            // Each with a store of its own, as each process has.
                            PackStore own = store();
                            for (int round = 0; round < 10; round++) {
                                install(own, version("1." + (number + round) % 4));
                                for (StoredPack pack : own.list()) {
                                    assertThat(pack).isInstanceOf(StoredPack.Installed.class);
                                }
                                removeOne(own);
                            }
                            return null;
                        };
                work.add(threads.submit(task));
            }
            for (Future<?> future : work) {
                future.get();
            }
        }
        for (StoredPack pack : store().list()) {
            assertThat(store().verify(pack, new Cancellation())).isEmpty();
        }
        assertThat(folder.resolve("packs/.staging")).isEmptyDirectory();
    }

    private static void removeOne(PackStore store) throws IOException {
        List<StoredPack> packs = store.list();
        if (!packs.isEmpty()) {
            try {
                store.remove(packs.getFirst());
            } catch (PackException e) {
                // Another one was faster.
                assertThat(e.reason().code()).isEqualTo("pack.not-installed");
            }
        }
    }
}
