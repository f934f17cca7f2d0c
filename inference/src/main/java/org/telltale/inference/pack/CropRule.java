package org.telltale.inference.pack;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/** Which part of a picture a model looks at. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "rule")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CropRule.Whole.class, name = "whole"),
    @JsonSubTypes.Type(value = CropRule.FaceBox.class, name = "face-box"),
    @JsonSubTypes.Type(value = CropRule.Align.class, name = "align"),
})
public sealed interface CropRule {
    /** All of it. */
    record Whole() implements CropRule {}

    /**
     * Around a face's box.
     *
     * @param method how the window is laid
     * @param factor its sides relative to the box's
     */
    record FaceBox(Method method, double factor) implements CropRule {
        public FaceBox {
            ManifestRules.range("factor", factor, 0.1, 20);
        }

        /** How the window is laid around the box. */
        public enum Method {
            /**
             * A square around the box's centre, its side the box's longer one times the factor;
             * what lies outside the picture is padded.
             */
            SQUARE,
            /**
             * The box's own proportions times the factor, the factor reduced until the window fits
             * into the picture, the window then shifted inside: the rule of
             * Silent-Face-Anti-Spoofing (see {@code generate_patches.py} there), last row and
             * column included.
             */
            SHIFTED_INSIDE
        }
    }

    /**
     * Turned, scaled and shifted (least-squares similarity) so that five points of the face lie
     * where the template says.
     *
     * @param template x and y in pixels of the model's input: the person's right eye, left eye,
     *     nose tip, right and left corner of the mouth
     */
    record Align(List<Double> template) implements CropRule {
        public Align {
            template = ManifestRules.size("template", template, 10, 10);
            template.forEach(t -> ManifestRules.range("template", t, -4096, 4096));
        }
    }
}
