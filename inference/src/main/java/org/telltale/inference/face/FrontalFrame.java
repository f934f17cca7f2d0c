package org.telltale.inference.face;

import org.telltale.inference.engine.Provenance;
import org.telltale.inference.media.Box;

/**
 * The square that the cascades of {@link FrontalFaceFinder} would draw, from the tighter, taller
 * box of a face detection pack. Proportions, and everything measured in them, refer to that square:
 * with it the reference ranges of faces keep their meaning whoever found the face.
 *
 * <p>Fitted on 67 London portraits outside the evaluation set that YuNet and the cascades both find
 * (side 0.515 of width plus height, standard deviation 5.8 %; centre 1.1 % of the side to the right
 * and 3.0 % above, standard deviations 2.2 % and 2.7 %), which is as far as the cascades' own boxes
 * scatter. Stateless.
 */
public final class FrontalFrame {
    /** What the name of a finder begins with whose boxes are a pack's. */
    public static final String PACK = "pack ";

    private static final double SIDE = 0.515;
    private static final double RIGHT = 0.011;
    private static final double UP = 0.030;

    private FrontalFrame() {}

    /** The square, which may reach beyond the picture. */
    public static Box of(Box face) {
        double side = SIDE * (face.width() + face.height());
        double x = (face.x1() + face.x2() - side) / 2 + RIGHT * side;
        double y = (face.y1() + face.y2() - side) / 2 - UP * side;
        int whole = (int) Math.max(1, Math.round(side));
        int left = (int) Math.round(x);
        int top = (int) Math.round(y);
        return new Box(left, top, left + whole, top + whole);
    }

    /**
     * The face as proportions see it: with the square as its box, cut off at the picture's edge,
     * and regions placed by proportions. A face that the cascades found keeps its box, which is
     * that square.
     */
    public static Face proportional(Face face, ApproximateRegions proportions, Box bounds) {
        Provenance provenance = face.provenance();
        String finder = provenance == null ? null : provenance.settings().get("finder");
        boolean own = finder == null || !finder.startsWith(PACK);
        if (own && face.landmarks() == Face.Landmarks.APPROXIMATE) {
            return face;
        }
        Box frame = own ? face.box() : of(face.box());
        int x1 = Math.clamp(frame.x1(), 0, bounds.x2() - 1);
        int y1 = Math.clamp(frame.y1(), 0, bounds.y2() - 1);
        Box box =
                new Box(
                        x1,
                        y1,
                        Math.clamp(frame.x2(), x1 + 1, bounds.x2()),
                        Math.clamp(frame.y2(), y1 + 1, bounds.y2()));
        return new Face(
                face.id(),
                box,
                face.score(),
                Face.Landmarks.APPROXIMATE,
                proportions.place(frame, bounds),
                provenance,
                face.measured());
    }
}
