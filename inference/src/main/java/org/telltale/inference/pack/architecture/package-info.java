/**
 * The published networks that this program can build from their checkpoints: each architecture
 * turns named tensors into an ONNX model, the same bytes for the same checkpoint.
 */
@NullMarked
package org.telltale.inference.pack.architecture;

import org.jspecify.annotations.NullMarked;
