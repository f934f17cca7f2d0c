/**
 * What an ONNX file says before anything loads it: read as a stream of protocol-buffer fields with
 * bounds, weights skipped, nothing executed. Refuses what no pack needs and an attacker might:
 * weights outside the file, absurd extents, endless nesting, operator sets of unknown origin.
 */
@NullMarked
package org.telltale.inference.pack.onnx;

import org.jspecify.annotations.NullMarked;
