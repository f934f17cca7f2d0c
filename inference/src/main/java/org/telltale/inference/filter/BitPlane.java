package org.telltale.inference.filter;

import java.util.List;

/**
 * One bit of the code values, white where it is set. In the lowest planes a camera's noise looks
 * like noise; erased, filled or computed areas show as patterns or as flats.
 *
 * @param channel of which values
 * @param bit 0 for the lowest, 7 for the highest
 */
public record BitPlane(Channel channel, int bit) implements NativeFilter {
    /** Of which values. */
    public static final Parameter.Choice<Channel> CHANNEL =
            new Parameter.Choice<>("channel", Channel.class, Channel.LUMA);

    /** Number of the bit. */
    public static final Parameter.Whole BIT = new Parameter.Whole("bit", 0, 7, 1, 0, Unit.NONE);

    /** The filter before it is set. */
    public static final FilterKind<BitPlane> KIND =
            new FilterKind<>(
                    "bit-plane",
                    1,
                    FilterKind.Group.COLOUR,
                    List.of(CHANNEL, BIT),
                    values -> new BitPlane(values.get(CHANNEL), values.get(BIT)));

    private static final long serialVersionUID = 1L;

    public BitPlane {
        CHANNEL.checked(channel);
        BIT.checked(bit);
    }

    @Override
    public FilterKind<BitPlane> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(CHANNEL, channel).with(BIT, bit);
    }

    /** Whose bits are shown. */
    public enum Channel {
        /** Of ITU-R BT.601, rounded. */
        LUMA,
        RED,
        GREEN,
        BLUE
    }
}
