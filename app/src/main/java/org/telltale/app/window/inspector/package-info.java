/** What is known of the session on the desk: verdict, explanation, detectors, cues, metadata. */
@NullMarked
package org.telltale.app.window.inspector;

import org.jspecify.annotations.NullMarked;
