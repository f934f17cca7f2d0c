/** The eight standards of the DDL-X rubric, and a check of any text against them. */
@NullMarked
package org.telltale.explainer.rubric;

import org.jspecify.annotations.NullMarked;
