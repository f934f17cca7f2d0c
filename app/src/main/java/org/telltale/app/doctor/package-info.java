/** What a support engineer asks first: what this installation has and what it lacks. */
@NullMarked
package org.telltale.app.doctor;

import org.jspecify.annotations.NullMarked;
