package org.telltale.inference.pack.checkpoint;

import java.util.Arrays;

/** Names of entries as PyTorch writes them: below one folder, without tricks. */
final class ZipName {
    private ZipName() {}

    /** Whether the name stays below the archive's root however it is read. */
    static boolean isPlain(String name) {
        return !name.startsWith("/")
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl)
                && Arrays.stream(name.split("/")).noneMatch(p -> p.equals("..") || p.isEmpty());
    }
}
