/**
 * The localization benchmark {@code masks}: pictures and true masks on one side, what detectors
 * showed on the other. It is no submission format: nobody hands it in.
 */
@NullMarked
package org.telltale.db.submission.masks;

import org.jspecify.annotations.NullMarked;
