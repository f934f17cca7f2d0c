package org.telltale.viewers.image;

/** Stored values of an opaque 8-bit picture without a profile: they are what is shown. */
final class TiledPixels implements StoredPixels {
    private final int width;
    private final int height;
    private final int colours;
    private final Picture.Level finest;

    TiledPixels(int width, int height, boolean grey, Picture.Level finest) {
        this.width = width;
        this.height = height;
        this.colours = grey ? 1 : 3;
        this.finest = finest;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public int bits() {
        return 8;
    }

    @Override
    public int colours() {
        return colours;
    }

    @Override
    public boolean alpha() {
        return false;
    }

    @Override
    public void read(int x, int y, int count, int[] into) {
        int[] row = new int[count];
        finest.read(x, y, count, row, 0);
        for (int i = 0; i < count; i++) {
            if (colours == 1) {
                into[i] = row[i] & 255;
            } else {
                into[3 * i] = row[i] >> 16 & 255;
                into[3 * i + 1] = row[i] >> 8 & 255;
                into[3 * i + 2] = row[i] & 255;
            }
        }
    }
}
