/** Detectors, what they answer, and the one engine that runs them. */
@NullMarked
package org.telltale.inference.engine;

import org.jspecify.annotations.NullMarked;
