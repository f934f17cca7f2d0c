package org.telltale.inference.image;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.color.ProfileDataException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.reason.Reason;
import org.telltale.inference.worker.DecodedImage;
import org.telltale.inference.worker.Pixels;

/**
 * Makes a decoded picture fit for a screen: its code values are converted to sRGB (IEC 61966-2-1)
 * by the embedded ICC profile, and it is made opaque, since what is examined is what must be seen.
 * Measurements never use the result. Conversion is by LittleCMS as it comes with Java, a stripe of
 * rows at a time. Stateless.
 */
public final class DisplayColour {
    private static final int STRIPE_PIXELS = 1 << 18;
    private static final int LARGEST_PROFILE = 16 << 20;

    private DisplayColour() {}

    /**
     * Converts for display. Where nothing has to change the very same pixels come back, and no
     * memory is taken.
     *
     * @param image as decoded
     * @param profile the embedded ICC profile; null where there is none
     * @param owner owns the memory that the result may need
     */
    public static Shown of(DecodedImage image, @Nullable Blob profile, Arena owner) {
        if (profile == null) {
            return new Shown(opaque(image, owner), null);
        }
        if (profile.size() > LARGEST_PROFILE) {
            return unchanged(image, owner, "media.icc-broken");
        }
        try {
            ICC_Profile icc = ICC_Profile.getInstance(profile.bytes());
            int type = icc.getColorSpaceType();
            if (type != ColorSpace.TYPE_RGB && !(type == ColorSpace.TYPE_GRAY && image.grey())) {
                return unchanged(image, owner, "media.icc-other-model");
            }
            SrgbTransform transform = new SrgbTransform(new ICC_ColorSpace(icc));
            if (transform.changesNothing()) {
                return new Shown(opaque(image, owner), null);
            }
            return new Shown(convert(image.pixels(), transform, owner), null);
        } catch (IllegalArgumentException | CMMException | ProfileDataException e) {
            return unchanged(image, owner, "media.icc-broken");
        }
    }

    private static Shown unchanged(DecodedImage image, Arena owner, String code) {
        return new Shown(opaque(image, owner), Reason.of(code));
    }

    private static Pixels convert(Pixels stored, SrgbTransform transform, Arena owner) {
        MemorySegment shown = owner.allocate(stored.bgra().byteSize(), 64);
        long total = (long) stored.width() * stored.height();
        byte[] stripe = new byte[4 * (int) Math.min(total, STRIPE_PIXELS)];
        for (long done = 0; done < total; done += STRIPE_PIXELS) {
            int count = (int) Math.min(STRIPE_PIXELS, total - done);
            copy(stored.bgra(), done, stripe, count);
            transform.apply(stripe, count);
            MemorySegment.copy(stripe, 0, shown, ValueLayout.JAVA_BYTE, 4 * done, 4 * count);
        }
        return new Pixels(stored.width(), stored.height(), shown);
    }

    private static Pixels opaque(DecodedImage image, Arena owner) {
        Pixels stored = image.pixels();
        if (!image.alpha()) {
            return stored;
        }
        MemorySegment shown = owner.allocate(stored.bgra().byteSize(), 64);
        long total = (long) stored.width() * stored.height();
        byte[] stripe = new byte[4 * (int) Math.min(total, STRIPE_PIXELS)];
        for (long done = 0; done < total; done += STRIPE_PIXELS) {
            int count = (int) Math.min(STRIPE_PIXELS, total - done);
            copy(stored.bgra(), done, stripe, count);
            for (int i = 3; i < 4 * count; i += 4) {
                stripe[i] = (byte) 0xff;
            }
            MemorySegment.copy(stripe, 0, shown, ValueLayout.JAVA_BYTE, 4 * done, 4 * count);
        }
        return new Pixels(stored.width(), stored.height(), shown);
    }

    private static void copy(MemorySegment from, long pixel, byte[] stripe, int count) {
        MemorySegment.copy(from, ValueLayout.JAVA_BYTE, 4 * pixel, stripe, 0, 4 * count);
    }

    /**
     * A picture for a screen.
     *
     * @param pixels sRGB, opaque; possibly the decoded pixels themselves
     * @param problem why the profile could not be followed; null where it was
     */
    public record Shown(Pixels pixels, @Nullable Reason problem) {}
}
