package org.telltale.db.session;

import java.text.Normalizer;
import java.util.Locale;

/** What a tag may be: a word or a few, at most {@value #MOST} characters, without line breaks. */
final class Tag {
    static final int MOST = 60;

    private Tag() {}

    /**
     * The tag as it is stored: composed characters (NFC), single spaces.
     *
     * @throws StoreException if nothing is left of it, or it is too long
     */
    static String of(String typed) {
        String tag =
                Normalizer.normalize(typed, Normalizer.Form.NFC)
                        .replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ")
                        .strip();
        if (tag.isEmpty() || tag.codePointCount(0, tag.length()) > MOST) {
            throw Refusal.of("tag.length", null, MOST);
        }
        return tag;
    }

    /** As tags are compared: without regard to case. */
    static String key(String tag) {
        return Normalizer.normalize(tag, Normalizer.Form.NFC).strip().toLowerCase(Locale.ROOT);
    }
}
