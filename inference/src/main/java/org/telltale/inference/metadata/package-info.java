/** What a file says of itself: EXIF, XMP, IPTC, ICC, JPEG structure, Content Credentials. */
@NullMarked
package org.telltale.inference.metadata;

import org.jspecify.annotations.NullMarked;
