/** Forensic filters as OpenCV draws them. */
@NullMarked
package org.telltale.inference.worker.filter;

import org.jspecify.annotations.NullMarked;
