package org.telltale.inference.worker.filter;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.telltale.inference.filter.PrincipalComponent;

/** The axes of a picture's colours. */
final class PrincipalAxes {
    private PrincipalAxes() {}

    static Mat draw(PrincipalComponent filter, Mat bgr) {
        Mat colours = bgr.reshape(1, bgr.rows() * bgr.cols());
        Mat covariance = new Mat();
        Mat mean = new Mat();
        opencv_core.calcCovarMatrix(
                colours,
                covariance,
                mean,
                opencv_core.COVAR_NORMAL | opencv_core.COVAR_ROWS | opencv_core.COVAR_SCALE,
                opencv_core.CV_64F);
        Mat spreads = new Mat();
        Mat axes = new Mat();
        opencv_core.eigen(covariance, spreads, axes);
        double[] axis = upwards(row(axes, filter.component() - 1));
        double[] centre = row(mean, 0);
        Mat floats = Mats.floats(bgr);
        Mat along =
                Mats.transformed(
                        floats, new double[] {axis[0], axis[1], axis[2], -dot(axis, centre)});
        Mat drawn =
                switch (filter.measure()) {
                    case PROJECTION -> Mats.stretched(along);
                    case DISTANCE -> Mats.stretched(distance(floats, along, centre));
                };
        if (filter.equalize()) {
            opencv_imgproc.equalizeHist(drawn, drawn);
        }
        return drawn;
    }

    /** Square root of what the squared distance from the centre has more than the projection's. */
    private static Mat distance(Mat floats, Mat along, double[] centre) {
        Mat shifted =
                Mats.transformed(
                        floats,
                        new double[] {1, 0, 0, -centre[0]},
                        new double[] {0, 1, 0, -centre[1]},
                        new double[] {0, 0, 1, -centre[2]});
        opencv_core.multiply(shifted, shifted, shifted);
        Mat squares = Mats.transformed(shifted, new double[] {1, 1, 1});
        opencv_core.multiply(along, along, along);
        opencv_core.subtract(squares, along, squares);
        // Rounding may leave a little less than nothing.
        Mat distances = opencv_core.max(squares, 0).asMat();
        opencv_core.sqrt(distances, distances);
        return distances;
    }

    /** An axis has no direction of its own: its largest part is made positive. */
    private static double[] upwards(double... axis) {
        int largest = 0;
        for (int i = 1; i < axis.length; i++) {
            if (Math.abs(axis[i]) > Math.abs(axis[largest])) {
                largest = i;
            }
        }
        double sign = Math.signum(axis[largest]);
        return new double[] {sign * axis[0], sign * axis[1], sign * axis[2]};
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }

    private static double[] row(Mat matrix, int row) {
        double[] values = new double[3];
        try (DoubleIndexer at = matrix.createIndexer()) {
            at.get(row, values);
        }
        return values;
    }
}
