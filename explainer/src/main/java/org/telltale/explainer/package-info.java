/** Statements composed from findings and cues, in the styles that readers need. */
@NullMarked
package org.telltale.explainer;

import org.jspecify.annotations.NullMarked;
