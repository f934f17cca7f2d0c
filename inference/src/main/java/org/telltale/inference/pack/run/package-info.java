/**
 * Running packs by what their manifests say: pictures and sound become tensors, the model runs, and
 * its numbers become scores, boxes, points, maps or vectors. No model has code of its own here; the
 * named decoders of {@link org.telltale.inference.pack.PostProcessing} are all there is.
 */
@NullMarked
package org.telltale.inference.pack.run;

import org.jspecify.annotations.NullMarked;
