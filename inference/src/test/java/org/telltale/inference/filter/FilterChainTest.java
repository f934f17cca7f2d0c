package org.telltale.inference.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.metadata.Blob;
import org.telltale.inference.metadata.Orientation;
import org.telltale.inference.worker.InProcessWorker;
import org.telltale.inference.worker.Pixels;
import org.telltale.inference.worker.ResampleRequest;

class FilterChainTest {
    private static final ErrorLevel LEVEL = new ErrorLevel(75, ChromaSubsampling.FULL, 10);
    private static final LocalContrast CONTRAST = new LocalContrast(3, 8);

    private final Arena arena = Arena.ofShared();
    private final InProcessWorker worker = new InProcessWorker();

    @AfterEach
    void close() {
        arena.close();
        worker.close();
    }

    @Test
    void aStackIsOneFilterAfterTheOther() throws Exception {
        Pixels picture = FilterPicture.of(120, 80, arena);
        FilteredPixels both = draw(picture, FilterStack.of(LEVEL, CONTRAST));
        Pixels first = draw(picture, FilterStack.of(LEVEL)).pixels();
        Pixels second = draw(first, FilterStack.of(CONTRAST)).pixels();
        assertThat(FilterPicture.levels(both.pixels())).isEqualTo(FilterPicture.levels(second));
        assertThat(both.steps())
                .extracting(FilteredPixels.Drawn::filter)
                .containsExactly(LEVEL, CONTRAST);
        assertThat(FilterPicture.levels(draw(picture, FilterStack.of(CONTRAST, LEVEL)).pixels()))
                .isNotEqualTo(FilterPicture.levels(second));
    }

    @Test
    void whatIsOffDrawsNothing() throws Exception {
        Pixels picture = FilterPicture.of(40, 30, arena);
        FilterStack.Step off = new FilterStack.Step(LEVEL, false);
        FilteredPixels drawn = draw(picture, new FilterStack(List.of(off)));
        assertThat(drawn.pixels()).isSameAs(picture);
        assertThat(drawn.steps()).isEmpty();
        assertThat(drawn.inPlace()).isTrue();
    }

    @Test
    void whatWasKeptDrawsTheSameAsAllAnew() throws Exception {
        Pixels picture = FilterPicture.of(120, 80, arena);
        MedianResidual middle = new MedianResidual(3, 5);
        FilterStack[] edits = {
            FilterStack.of(LEVEL, middle, CONTRAST),
            FilterStack.of(LEVEL, middle, new LocalContrast(5, 8)),
            FilterStack.of(LEVEL, middle, new LocalContrast(6, 8)),
            FilterStack.of(LEVEL, new MedianResidual(5, 5), CONTRAST),
            FilterStack.of(LEVEL, new MedianResidual(5, 7), CONTRAST),
            FilterStack.of(LEVEL),
            FilterStack.of(LEVEL),
            FilterStack.of(LEVEL, middle),
            FilterStack.of(CONTRAST, middle),
            FilterStack.EMPTY,
            FilterStack.of(LEVEL, middle, CONTRAST, LEVEL),
            FilterStack.of(LEVEL, middle, CONTRAST, new ErrorLevel(60, ChromaSubsampling.FULL, 9)),
        };
        try (FilterChain chain = chain(picture, null, Orientation.UPRIGHT)) {
            for (FilterStack edit : edits) {
                FilteredPixels drawn = chain.draw(edit, arena, new Cancellation());
                assertThat(FilterPicture.levels(drawn.pixels()))
                        .isEqualTo(FilterPicture.levels(draw(picture, edit).pixels()));
                assertThat(drawn.steps()).hasSameSizeAs(edit.steps());
            }
        }
    }

    @Test
    void everyFilterDrawsPicturesOfAnySizeOpaque() throws Exception {
        int[][] sizes = {{1, 1}, {2, 1}, {1, 4}, {4, 1}, {3, 3}, {5, 7}, {17, 9}, {129, 65}};
        for (int[] size : sizes) {
            Pixels picture = FilterPicture.of(size[0], size[1], arena);
            for (FilterKind<?> kind : Filters.ALL) {
                FilteredPixels drawn = draw(picture, FilterStack.of(kind.standard()));
                Pixels pixels = drawn.pixels();
                String what = kind.id() + " of " + Arrays.toString(size);
                assertThat(drawn.steps().getFirst().width()).as(what).isEqualTo(pixels.width());
                if (drawn.inPlace()) {
                    assertThat(pixels.width()).as(what).isEqualTo(size[0]);
                    assertThat(pixels.height()).as(what).isEqualTo(size[1]);
                }
                assertThat(
                                IntStream.range(0, pixels.width() * pixels.height())
                                        .allMatch(i ->
                                                pixels.bgra().get(ValueLayout.JAVA_BYTE, 4L * i + 3)
                                                        == -1))
                        .as(what)
                        .isTrue();
            }
        }
    }

    @Test
    void frequenciesAreNoPlaces() throws Exception {
        FilteredPixels drawn =
                draw(
                        FilterPicture.of(100, 60, arena),
                        FilterStack.of(FrequencySpectrum.KIND.standard(), CONTRAST));
        assertThat(drawn.inPlace()).isFalse();
        assertThat(drawn.steps()).allMatch(FilteredPixels.Drawn::frequencies);
        assertThat(drawn.steps().getLast().transform())
                .isEqualTo(new EvidenceMap.Transform(0.01, 1.0 / 60, -0.5, -0.5));
    }

    @Test
    void stopsBetweenFilters() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        try (FilterChain chain =
                chain(FilterPicture.of(40, 30, arena), null, Orientation.UPRIGHT)) {
            assertThatThrownBy(() -> chain.draw(FilterStack.of(LEVEL), arena, cancellation))
                    .isInstanceOf(CancelledException.class);
        }
    }

    @Test
    void withoutAThumbnailThePictureIsPassedOnAndItIsSaidWhy() throws Exception {
        Pixels picture = FilterPicture.of(40, 30, arena);
        FilteredPixels drawn = draw(picture, FilterStack.of(new ThumbnailDifference(5)));
        assertThat(FilterPicture.levels(drawn.pixels())).isEqualTo(FilterPicture.levels(picture));
        assertThat(reason(drawn)).contains("no thumbnail");
        try (FilterChain chain =
                chain(picture, new Blob(new byte[] {1, 2, 3}), Orientation.UPRIGHT)) {
            assertThat(
                            reason(
                                    chain.draw(
                                            FilterStack.of(new ThumbnailDifference(5)),
                                            arena,
                                            new Cancellation())))
                    .contains("cannot be decoded");
        }
    }

    private static String reason(FilteredPixels drawn) {
        var reason = drawn.steps().getFirst().notApplicable();
        return reason == null ? "" : reason.text(Locale.UK);
    }

    @Test
    void aThumbnailOfTheUnchangedPictureShowsTheChange() throws Exception {
        Pixels before = scene();
        Pixels small =
                worker.resample(
                        new ResampleRequest(
                                0, 0, 480, 320, 160, 107, ResampleRequest.Method.AREA, 0),
                        before,
                        arena);
        Blob thumbnail = new Blob(worker.encodeJpeg(small, 95));
        Pixels after = scene();
        for (int y = 120; y < 180; y++) {
            for (int x = 300; x < 380; x++) {
                after.bgra().set(ValueLayout.JAVA_INT_UNALIGNED, 4L * (480 * y + x), 0xff_ff_ff_ff);
            }
        }
        try (FilterChain chain = chain(after, thumbnail, Orientation.UPRIGHT)) {
            Pixels drawn =
                    chain.draw(
                                    FilterStack.of(new ThumbnailDifference(2)),
                                    arena,
                                    new Cancellation())
                            .pixels();
            assertThat(mean(drawn, 305, 125, 375, 175)).isGreaterThan(120);
            assertThat(mean(drawn, 0, 0, 290, 320)).isLessThan(8);
        }
    }

    /** Large smooth shapes, as a photograph has them. */
    private Pixels scene() {
        Pixels pixels = FilterPicture.of(480, 320, arena);
        for (int y = 0; y < 320; y++) {
            for (int x = 0; x < 480; x++) {
                double wave = Math.sin(x / 37.0 + Math.cos(y / 29.0) * 2) * Math.cos(y / 41.0);
                int grey = (int) (90 + 60 * wave);
                pixels.bgra()
                        .set(
                                ValueLayout.JAVA_INT_UNALIGNED,
                                4L * (480 * y + x),
                                0xff << 24 | grey << 16 | grey << 8 | grey);
            }
        }
        return pixels;
    }

    private static double mean(Pixels pixels, int x1, int y1, int x2, int y2) {
        long sum = 0;
        for (int y = y1; y < y2; y++) {
            for (int x = x1; x < x2; x++) {
                sum +=
                        pixels.bgra().get(ValueLayout.JAVA_BYTE, 4L * (y * pixels.width() + x) + 1)
                                & 0xff;
            }
        }
        return (double) sum / ((long) (x2 - x1) * (y2 - y1));
    }

    private FilteredPixels draw(Pixels picture, FilterStack stack) throws Exception {
        try (FilterChain chain = chain(picture, null, Orientation.UPRIGHT)) {
            return chain.draw(stack, arena, new Cancellation());
        }
    }

    private FilterChain chain(Pixels picture, @Nullable Blob thumbnail, Orientation orientation) {
        return new FilterChain(worker, new FilterSource(picture, thumbnail, orientation));
    }
}
