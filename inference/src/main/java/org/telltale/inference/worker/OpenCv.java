package org.telltale.inference.worker;

import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_features2d;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_objdetect;

/**
 * Loads OpenCV's native libraries, each on first need: start-up must not pay for what a run does
 * not use. Thread-safe.
 */
final class OpenCv {
    private boolean pictures;
    private boolean cascades;
    private boolean keypoints;

    /** Its version, e.g. {@code 4.13.0}. */
    String version() {
        needPictures();
        try (BytePointer text = opencv_core.getVersionString()) {
            // It comes with the zero that ends it in C, which trim removes.
            return text.getString(StandardCharsets.US_ASCII).trim();
        }
    }

    /** Makes core, image processing and image codecs ready. */
    synchronized void needPictures() {
        if (!pictures) {
            NativeChatter.silence();
            Loader.load(opencv_imgcodecs.class);
            pictures = true;
        }
    }

    /** Makes the object detection module ready too. */
    synchronized void needCascades() {
        needPictures();
        if (!cascades) {
            Loader.load(opencv_objdetect.class);
            cascades = true;
        }
    }

    /** Makes the keypoint module ready too. */
    synchronized void needKeypoints() {
        needPictures();
        if (!keypoints) {
            Loader.load(opencv_features2d.class);
            keypoints = true;
        }
    }
}
