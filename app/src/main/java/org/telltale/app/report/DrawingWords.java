package org.telltale.app.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.telltale.app.window.Texts;
import org.telltale.db.report.NumberedPlace;
import org.telltale.db.report.ReportFigure;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.metadata.Blob;

/** Titles, captions and alternative texts of a report's pictures in one language. Immutable. */
final class DrawingWords {
    private final Locale language;
    private final ResourceBundle bundle;
    private final Texts viewer;

    DrawingWords(Locale language) {
        this.language = language;
        this.viewer = Texts.of("viewer", language);
        this.bundle =
                ResourceBundle.getBundle(
                        "org.telltale.app.report.drawings",
                        language,
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), language).format(arguments);
    }

    ReportFigure overview(Analysis analysis, int places, BufferedImage image) {
        String caption =
                places == 0 && analysis.faces().isEmpty()
                        ? ""
                        : text("overview.caption", places, analysis.faces().size());
        return figure(text("overview.title"), caption, text("overview.alt", places), image);
    }

    ReportFigure place(NumberedPlace place, BufferedImage image) {
        String detectors =
                place.findings().stream()
                        .map(f -> f.provenance().detector())
                        .distinct()
                        .collect(Collectors.joining(", "));
        return figure(
                text("place.title", place.number()),
                text("place.caption", detectors),
                text(
                        "place.alt",
                        place.number(),
                        String.valueOf(place.box().x1()),
                        String.valueOf(place.box().y1()),
                        String.valueOf(place.box().x2()),
                        String.valueOf(place.box().y2())),
                image);
    }

    ReportFigure near(NumberedPlace place, MeasuredMap map, BufferedImage image) {
        return figure(name(map), scale(map), text("near.alt", name(map), place.number()), image);
    }

    ReportFigure map(MeasuredMap map, BufferedImage image) {
        String key = map.map().showsFrequencies() ? "map.alt.frequencies" : "map.alt";
        return figure(name(map), scale(map), text(key, name(map)), image);
    }

    private String name(MeasuredMap map) {
        String title = map.run().detector().title();
        if (map.mask()) {
            return text("map.mask", title);
        }
        String name = mapName(map.map().name());
        return name.equals(title) ? name : text("map.name", title, name);
    }

    /** As the viewer calls it; a map that it does not know yet names itself. */
    private String mapName(String name) {
        String key = "viewer.map." + name;
        return viewer.has(key) ? viewer.get(key) : name;
    }

    /** What the colours stand for. */
    private String scale(MeasuredMap map) {
        EvidenceMap measured = map.map();
        return map.mask()
                ? text("map.mask.scale")
                : text("map.scale", measured.low(), measured.high(), measured.unit());
    }

    private static ReportFigure figure(
            String title, String caption, String alt, BufferedImage image) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", png)) {
                throw new IllegalStateException("Java writes PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReportFigure(title, caption, alt, new Blob(png.toByteArray()));
    }
}
