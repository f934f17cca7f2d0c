package org.telltale.app.report;

import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telltale.db.report.MediaState;
import org.telltale.db.report.NumberedPlace;
import org.telltale.db.report.PlaceFigures;
import org.telltale.db.report.ReportFigure;
import org.telltale.db.report.ReportIllustrator;
import org.telltale.db.report.ReportMaterial;
import org.telltale.db.session.StoredSession;
import org.telltale.inference.engine.Analysis;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.DetectorRun;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.engine.Place;
import org.telltale.inference.image.DisplayColour;
import org.telltale.inference.media.Media;
import org.telltale.inference.media.MediaException;
import org.telltale.inference.media.MediaKind;
import org.telltale.inference.worker.DecodeRequest;
import org.telltale.inference.worker.NativeWorker;
import org.telltale.inference.worker.Pixels;

/**
 * Draws the pictures of a report: the picture with numbered places, each place near by with what
 * was measured beside it, and the maps. Where the picture is gone, places and maps are drawn on an
 * empty ground of its size. Thread-safe; blocks.
 */
public final class ReportDrawings implements ReportIllustrator {
    private static final Logger LOG = LoggerFactory.getLogger(ReportDrawings.class);
    private static final int MOST_PLACES = 12;
    private static final int MOST_MAPS_A_PLACE = 3;
    private static final int MOST_MAPS = 16;

    private final NativeWorker worker;

    /** Drawings of what that worker decodes. */
    public ReportDrawings(NativeWorker worker) {
        this.worker = worker;
    }

    @Override
    public ReportMaterial illustrate(
            StoredSession session, MediaState media, Locale language, Cancellation cancellation) {
        Analysis analysis = session.analysis();
        DrawingWords words = new DrawingWords(language);
        if (analysis.media().kind() != MediaKind.IMAGE || analysis.media().picture() == null) {
            return material(null, List.of(), List.of(), null);
        }
        try (Arena arena = Arena.ofConfined()) {
            String missing = null;
            Pixels pixels = null;
            if (media instanceof MediaState.Unchanged) {
                try {
                    pixels = decode(analysis, session.summary().media(), arena);
                } catch (MediaException e) {
                    LOG.warn("{} cannot be drawn", session.summary().media().path(), e);
                    missing = words.text("missing.undecodable", e.reason().text(language));
                }
            } else {
                missing = words.text("missing.gone");
            }
            cancellation.check();
            return draw(analysis, pixels, missing, words, cancellation);
        }
    }

    private Pixels decode(Analysis analysis, Media media, Arena arena) throws MediaException {
        DecodeRequest request =
                new DecodeRequest(
                        media.path().toString(),
                        media.format(),
                        analysis.metadata().orientation(),
                        analysis.settings().limits().maxPixels());
        return DisplayColour.of(
                        worker.decodeImage(request, arena), analysis.metadata().iccProfile(), arena)
                .pixels();
    }

    private ReportMaterial draw(
            Analysis analysis,
            @Nullable Pixels pixels,
            @Nullable String missing,
            DrawingWords words,
            Cancellation cancellation) {
        List<NumberedPlace> places = NumberedPlace.of(analysis);
        PlaceDrawing drawing = new PlaceDrawing(analysis, pixels, places);
        List<MeasuredMap> maps = maps(analysis, cancellation);
        List<PlaceFigures> figures = new ArrayList<>();
        for (NumberedPlace place : places.stream().limit(MOST_PLACES).toList()) {
            cancellation.check();
            figures.add(new PlaceFigures(place.number(), figures(place, drawing, maps, words)));
        }
        List<ReportFigure> whole =
                maps.stream()
                        .filter(map -> !map.mask())
                        .limit(MOST_MAPS)
                        .map(map -> words.map(map, drawing.map(map)))
                        .toList();
        ReportFigure overview = words.overview(analysis, places.size(), drawing.overview());
        return material(overview, figures, whole, missing);
    }

    private static List<ReportFigure> figures(
            NumberedPlace place, PlaceDrawing drawing, List<MeasuredMap> maps, DrawingWords words) {
        List<ReportFigure> figures = new ArrayList<>();
        figures.add(words.place(place, drawing.near(place)));
        maps.stream()
                .filter(map -> map.tells(place) && !map.map().showsFrequencies())
                .limit(MOST_MAPS_A_PLACE)
                .forEach(map -> figures.add(words.near(place, map, drawing.near(place, map))));
        return figures;
    }

    /** Maps that can be read, in running order. */
    private List<MeasuredMap> maps(Analysis analysis, Cancellation cancellation) {
        List<MeasuredMap> maps = new ArrayList<>();
        for (DetectorRun run : analysis.runs()) {
            for (EvidenceMap map : run.outcome().evidence().maps()) {
                cancellation.check();
                try {
                    maps.add(MeasuredMap.decode(worker, run, map, isMask(run, map)));
                } catch (MediaException e) {
                    LOG.warn("the map {} of {} is damaged", map.sha256(), run.id(), e);
                }
            }
        }
        return maps;
    }

    private static boolean isMask(DetectorRun run, EvidenceMap map) {
        return run.outcome().evidence().findings().stream()
                .anyMatch(finding ->
                        finding.place() instanceof Place.Region region
                                && map.sha256().equals(region.mask()));
    }

    private static ReportMaterial material(
            @Nullable ReportFigure overview,
            List<PlaceFigures> places,
            List<ReportFigure> maps,
            @Nullable String missing) {
        return new ReportMaterial(overview, places, maps, List.of(), List.of(), List.of(), missing);
    }
}
