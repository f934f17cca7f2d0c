package org.telltale.inference.detect.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.telltale.inference.detect.GreyPicture;
import org.telltale.inference.engine.Cancellation;
import org.telltale.inference.engine.CancelledException;
import org.telltale.inference.engine.EvidenceMap;
import org.telltale.inference.image.Plane;

class MissingGridSearchTest {
    private static final int SIDE = 40;

    /** Cells that lack the grid by chance, spread all over, gather nowhere. */
    @Test
    void chanceGivesNoMoreAlarmsThanPromised() {
        Random random = new Random(5);
        int pictures = Integer.getInteger("telltale.noise-pictures", 200);
        int alarms = 0;
        for (int i = 0; i < pictures; i++) {
            alarms += search(cells(random, 0.3 * random.nextDouble())).find().size();
        }
        assertThat(alarms).isLessThanOrEqualTo(pictures / 100);
    }

    @Test
    void findsAGatheringAndFillsItsGaps() {
        MissingCells cells = cells(new Random(6), 0.02);
        for (int row = 10; row < 18; row++) {
            for (int column = 20; column < 28; column++) {
                boolean gap = row == 13 && column == 24;
                cells.missing().set(row * SIDE + column, !gap);
                cells.present().clear(row * SIDE + column);
            }
        }
        assertThat(search(cells).find())
                .first()
                .satisfies(found -> {
                    assertThat(found.log10Nfa()).isLessThan(-5);
                    assertThat(found.mask().cells().get(13 * SIDE + 24)).isTrue();
                    assertThat(found.mask().count()).isBetween(60, 90);
                });
    }

    @Test
    void stopsWhenAsked() {
        Cancellation cancellation = new Cancellation();
        cancellation.request();
        BitSet all = new BitSet();
        all.set(0, 100);
        MissingCells cells =
                new MissingCells(SIDE, SIDE, EvidenceMap.Transform.IDENTITY, all, new BitSet());
        assertThatThrownBy(() -> new MissingGridSearch(cells, 10, cancellation).find())
                .isInstanceOf(CancelledException.class);
    }

    /** As the JDK's own coder does, but for blocks where a coefficient lies half-way. */
    @Test
    void recompressionAgreesWithARealOne() throws Exception {
        GreyPicture scene = GreyPicture.scene(160, 120, 3, 8);
        Plane ours =
                Recompression.of(
                        scene.plane(),
                        new GridOrigin(0, 0),
                        GhostTables.standard(75, false),
                        new Cancellation());
        Plane real = scene.jpeg(75).plane();
        int far = 0;
        for (int i = 0; i < ours.values().length; i++) {
            far += Math.abs(ours.values()[i] - real.values()[i]) > 1 ? 1 : 0;
        }
        assertThat(far).isLessThan(ours.values().length / 20);
    }

    private static MissingCells cells(Random random, double share) {
        BitSet missing = new BitSet();
        BitSet present = new BitSet();
        for (int cell = 0; cell < SIDE * SIDE; cell++) {
            boolean lacks = random.nextDouble() < share;
            missing.set(cell, lacks);
            present.set(cell, !lacks);
        }
        return new MissingCells(
                SIDE, SIDE, new EvidenceMap.Transform(8, 8, 0, 0), missing, present);
    }

    private static MissingGridSearch search(MissingCells cells) {
        return new MissingGridSearch(cells, 10, new Cancellation());
    }
}
