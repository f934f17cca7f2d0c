package org.telltale.app.window.viewer;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import org.telltale.viewers.draw.BoxTool;
import org.telltale.viewers.draw.EditingHand;
import org.telltale.viewers.draw.FreehandTool;
import org.telltale.viewers.draw.RegionActs;
import org.telltale.viewers.image.ImageViewer;
import org.telltale.viewers.image.Picture;
import org.telltale.viewers.image.ViewTool;
import org.telltale.viewers.measure.MeasuredLine;
import org.telltale.viewers.measure.MeasuredRegion;

/** The tools on the picture and the panel that tells what they measure. */
final class Measuring {
    private static final Set<MouseTool> READ_OUTS =
            EnumSet.of(MouseTool.RULER, MouseTool.PROFILE, MouseTool.REGION);

    private final ImageViewer viewer;
    private final ReadOuts readOuts;
    private final MeasuredLine ruler = new MeasuredLine(Color.web("#F0E442"));
    private final MeasuredLine profile = new MeasuredLine(Color.web("#56B4E9"));
    private final MeasuredRegion region = new MeasuredRegion();
    private final Map<MouseTool, ViewTool> tools = new EnumMap<>(MouseTool.class);

    Measuring(ImageViewer viewer, ViewerBar bar, ReadOuts readOuts, RegionActs acts) {
        this.viewer = viewer;
        this.readOuts = readOuts;
        tools.put(MouseTool.HAND, new EditingHand(viewer, acts));
        tools.put(MouseTool.BOX, new BoxTool(acts));
        tools.put(MouseTool.FREEHAND, new FreehandTool(acts));
        tools.put(MouseTool.RULER, ruler);
        tools.put(MouseTool.PROFILE, profile);
        tools.put(MouseTool.REGION, region);
        tools.forEach((tool, does) ->
                bar.button(tool)
                        .selectedProperty()
                        .subscribe(taken -> {
                            if (taken) {
                                take(tool, bar);
                            }
                        }));
        ruler.lineProperty().subscribe(readOuts::ruler);
        profile.lineProperty()
                .subscribe(line -> readOuts.profile(viewer.pictureProperty().get(), line));
        region.boxProperty()
                .subscribe(box -> readOuts.measure(viewer.pictureProperty().get(), box));
    }

    private void take(MouseTool tool, ViewerBar bar) {
        viewer.toolProperty().set(Objects.requireNonNull(tools.get(tool)));
        if (READ_OUTS.contains(tool)) {
            // What is measured is told in the panel.
            bar.button(Layer.READ_OUTS).setSelected(true);
        }
    }

    Parent panel() {
        return readOuts.root();
    }

    /** Another picture: nothing is measured in it yet. */
    void reset() {
        ruler.draw(null);
        profile.draw(null);
        region.draw(null);
        readOuts.reset();
    }

    /** Tells what is under the cursor, and in the picture that it is compared with. */
    void point(@Nullable Point2D at, @Nullable Picture other, double size) {
        readOuts.point(viewer.pictureProperty().get(), at, viewer.transform().turn(), other, size);
    }
}
