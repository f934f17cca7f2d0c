/**
 * What cues measure on real media: reference ranges as data, and the program that measures them.
 */
@NullMarked
package org.telltale.inference.reference;

import org.jspecify.annotations.NullMarked;
