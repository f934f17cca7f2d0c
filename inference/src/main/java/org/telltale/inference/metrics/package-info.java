/** Published measures of detection and localization, each with its source. */
@NullMarked
package org.telltale.inference.metrics;

import org.jspecify.annotations.NullMarked;
