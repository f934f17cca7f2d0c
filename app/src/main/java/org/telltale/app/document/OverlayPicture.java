package org.telltale.app.document;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Finding;
import org.telltale.inference.engine.Place;
import org.telltale.inference.face.Face;
import org.telltale.inference.media.Box;
import org.telltale.inference.worker.Pixels;

/**
 * The picture with the places that were found: regions in orange, faces in blue, each with its id.
 * Reduced so that its longer side is at most 2,000 pixels. Not thread-safe.
 */
final class OverlayPicture {
    private static final int LONGEST_SIDE = 2000;
    // Okabe and Ito's palette, told apart by colour-blind readers too.
    private static final Color REGION = new Color(0xE69F00);
    private static final Color FACE = new Color(0x56B4E9);

    private final BufferedImage picture;
    private final double scale;

    private OverlayPicture(BufferedImage picture, double scale) {
        this.picture = picture;
        this.scale = scale;
    }

    /** Draws an analysis on its picture. */
    static OverlayPicture of(Pixels pixels, Analysis analysis) {
        int step = ReducedPicture.step(pixels.width(), pixels.height(), LONGEST_SIDE);
        OverlayPicture overlay = new OverlayPicture(ReducedPicture.of(pixels, step), 1.0 / step);
        overlay.draw(analysis);
        return overlay;
    }

    private void draw(Analysis analysis) {
        Graphics2D graphics = picture.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
        for (Face face : analysis.faces()) {
            draw(graphics, face.box(), face.id(), FACE);
        }
        for (Finding finding : analysis.findings()) {
            if (finding.place() instanceof Place.Region region) {
                String label = finding.id() + " " + finding.provenance().detector();
                draw(graphics, region.box(), label, REGION);
            }
        }
        graphics.dispose();
    }

    private void draw(Graphics2D graphics, Box box, String label, Color colour) {
        int x = (int) Math.round(box.x1() * scale);
        int y = (int) Math.round(box.y1() * scale);
        int width = (int) Math.round(box.width() * scale);
        int height = (int) Math.round(box.height() * scale);
        graphics.setColor(Color.BLACK);
        graphics.setStroke(new BasicStroke(4));
        graphics.drawRect(x, y, width, height);
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(2));
        graphics.drawRect(x, y, width, height);
        FontMetrics metrics = graphics.getFontMetrics();
        int left =
                Math.clamp(x, 0, Math.max(0, picture.getWidth() - metrics.stringWidth(label) - 8));
        int top = Math.max(0, y - metrics.getHeight());
        graphics.fillRect(left, top, metrics.stringWidth(label) + 8, metrics.getHeight());
        graphics.setColor(Color.BLACK);
        graphics.drawString(label, left + 4, top + metrics.getAscent());
    }

    /** Writes a PNG. */
    void write(Path file) throws IOException {
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("no PNG writer");
        }
    }
}
