/**
 * Detectors made of installed packs: whatever is in the store when an analysis begins takes part in
 * it, by its task. Nothing here knows a particular model.
 */
@NullMarked
package org.telltale.inference.detect.pack;

import org.jspecify.annotations.NullMarked;
