/** What an analysis looks like outside the program: JSON and pictures. */
@NullMarked
package org.telltale.app.document;

import org.jspecify.annotations.NullMarked;
