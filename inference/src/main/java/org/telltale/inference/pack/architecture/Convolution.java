package org.telltale.inference.pack.architecture;

/**
 * The shape of a convolution over a picture, made from {@link #of} and what differs from the plain
 * one.
 *
 * @param in channels of the input
 * @param out channels of the result
 * @param groups 1, or as many as the input has channels for one that keeps channels apart
 * @param kernelHeight rows
 * @param kernelWidth columns
 * @param stride along both axes
 * @param dilation along both axes
 * @param top rows of zeros added above
 * @param left columns of zeros added
 * @param bottom rows of zeros added below
 * @param right columns of zeros added
 * @param bias whether every channel of the result has a summand
 */
record Convolution(
        int in,
        int out,
        int groups,
        int kernelHeight,
        int kernelWidth,
        int stride,
        int dilation,
        int top,
        int left,
        int bottom,
        int right,
        boolean bias) {
    /** Stride 1, no padding, with bias. */
    static Convolution of(int in, int out, int kernelHeight, int kernelWidth) {
        return new Convolution(in, out, 1, kernelHeight, kernelWidth, 1, 1, 0, 0, 0, 0, true);
    }

    /** One for each channel by itself, square, stride 1, no padding, with bias. */
    static Convolution depthwise(int channels, int kernel) {
        return new Convolution(
                channels, channels, channels, kernel, kernel, 1, 1, 0, 0, 0, 0, true);
    }

    Convolution stride(int steps) {
        return new Convolution(
                in,
                out,
                groups,
                kernelHeight,
                kernelWidth,
                steps,
                dilation,
                top,
                left,
                bottom,
                right,
                bias);
    }

    Convolution dilation(int steps) {
        return new Convolution(
                in,
                out,
                groups,
                kernelHeight,
                kernelWidth,
                stride,
                steps,
                top,
                left,
                bottom,
                right,
                bias);
    }

    /** Zeros above and below, and left and right. */
    Convolution padding(int height, int width) {
        return new Convolution(
                in,
                out,
                groups,
                kernelHeight,
                kernelWidth,
                stride,
                dilation,
                height,
                width,
                height,
                width,
                bias);
    }

    /** Zeros below and on the right alone. */
    Convolution paddingAfter(int height, int width) {
        return new Convolution(
                in,
                out,
                groups,
                kernelHeight,
                kernelWidth,
                stride,
                dilation,
                0,
                0,
                height,
                width,
                bias);
    }

    Convolution withoutBias() {
        return new Convolution(
                in,
                out,
                groups,
                kernelHeight,
                kernelWidth,
                stride,
                dilation,
                top,
                left,
                bottom,
                right,
                false);
    }

    int[] kernel() {
        return new int[] {kernelHeight, kernelWidth};
    }

    Attribute[] attributes() {
        return new Attribute[] {
            Attribute.numbers("kernel_shape", kernelHeight, kernelWidth),
            Attribute.numbers("strides", stride, stride),
            Attribute.numbers("dilations", dilation, dilation),
            Attribute.numbers("pads", top, left, bottom, right),
            Attribute.number("group", groups)
        };
    }
}
