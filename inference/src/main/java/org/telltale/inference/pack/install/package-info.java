/**
 * Getting packs from elsewhere into the store: from a folder, a zip archive, an address or the
 * catalogue. The only place in the program that opens a network connection, and only when a user
 * asks for an installation. Everything that comes in is hostile until its digest is right.
 */
@NullMarked
package org.telltale.inference.pack.install;

import org.jspecify.annotations.NullMarked;
