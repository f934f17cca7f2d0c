package org.telltale.app.window.desk;

import org.telltale.viewers.image.Picture;

/**
 * What forensic filters drew of a session's picture.
 *
 * @param picture to show instead
 * @param inPlace whether places in it are places in the picture, so that marks may lie on it
 */
public record FilteredPicture(Picture picture, boolean inPlace) {}
