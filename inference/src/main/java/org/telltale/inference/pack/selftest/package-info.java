/**
 * Running the self-tests that packs carry: on the processor and on every accelerator, against the
 * values in the manifest and against what the processor gives.
 */
@NullMarked
package org.telltale.inference.pack.selftest;

import org.jspecify.annotations.NullMarked;
