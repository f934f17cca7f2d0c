/**
 * Reads the checkpoints that models are published as into named tensors. A checkpoint is data of
 * strangers: nothing in it is executed, nothing but the allowed kinds of values is made from it,
 * and its sizes are bounded before memory is taken.
 */
@NullMarked
package org.telltale.inference.pack.checkpoint;

import org.jspecify.annotations.NullMarked;
