/**
 * Forensic filters: pictures made of a picture so that an examiner's eye sees what is hidden in it.
 * They measure nothing and decide nothing. Each is a record of its parameters, several stand in a
 * stack, and a stack can be written down and drawn again.
 */
@NullMarked
package org.telltale.inference.filter;

import org.jspecify.annotations.NullMarked;
