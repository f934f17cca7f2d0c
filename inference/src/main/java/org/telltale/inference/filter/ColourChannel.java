package org.telltale.inference.filter;

import java.util.List;

/**
 * One channel of a colour space, as grey. Code values are taken as they are stored, without a
 * colour profile. Blocks and joins often show in colour differences, which JPEG stores most
 * coarsely.
 *
 * @param channel which one
 * @param stretch whether the least value is drawn black and the largest white
 */
public record ColourChannel(Channel channel, boolean stretch) implements NativeFilter {
    /** The channel. */
    public static final Parameter.Choice<Channel> CHANNEL =
            new Parameter.Choice<>("channel", Channel.class, Channel.CB);

    /** Spread from the least value to the largest. */
    public static final Parameter.Switch STRETCH = new Parameter.Switch("stretch", true);

    /** The filter before it is set. */
    public static final FilterKind<ColourChannel> KIND =
            new FilterKind<>(
                    "colour-channel",
                    1,
                    FilterKind.Group.COLOUR,
                    List.of(CHANNEL, STRETCH),
                    values -> new ColourChannel(values.get(CHANNEL), values.get(STRETCH)));

    private static final long serialVersionUID = 1L;

    public ColourChannel {
        CHANNEL.checked(channel);
    }

    @Override
    public FilterKind<ColourChannel> kind() {
        return KIND;
    }

    @Override
    public ParameterValues values() {
        return ParameterValues.NONE.with(CHANNEL, channel).with(STRETCH, stretch);
    }

    /** A channel of a colour space; all of 8 bits. */
    public enum Channel {
        RED,
        GREEN,
        BLUE,
        /** Y of ITU-R BT.601, full range, as JPEG has it. */
        LUMA,
        /** Blue difference of ITU-R BT.601, around 128. */
        CB,
        /** Red difference of ITU-R BT.601, around 128. */
        CR,
        /** Of HSV (A. R. Smith, 1978), a full turn over 0 to 255. */
        HUE,
        /** Of HSV. */
        SATURATION,
        /** Of HSV: the largest of red, green and blue. */
        VALUE,
        /** L* of CIE 1976 L*a*b*, D65, of sRGB; 0 to 100 over 0 to 255. */
        LIGHTNESS,
        /** a*, green to red, around 128. */
        GREEN_RED,
        /** b*, blue to yellow, around 128. */
        BLUE_YELLOW
    }
}
