/** Two pictures beside each other: how they are laid on each other, and what differs. */
@NullMarked
package org.telltale.viewers.compare;

import org.jspecify.annotations.NullMarked;
