/**
 * Making a pack of a bare model: what its file tells, what the user has to say, and a self-test of
 * what it answers now.
 */
@NullMarked
package org.telltale.inference.pack.draft;

import org.jspecify.annotations.NullMarked;
