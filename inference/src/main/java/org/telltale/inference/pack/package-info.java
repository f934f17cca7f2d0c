/**
 * Model packs as data: what {@code pack.json} (schema {@code telltale.pack/1}) says, read strictly.
 *
 * <p>A pack is a folder, or a zip of it, with {@code pack.json} and the files that it lists by
 * path, length and SHA-256. The SHA-256 of {@code pack.json} itself is the pack's digest: one
 * number binds the model, its pre- and post-processing, calibration and self-test. {@link
 * org.telltale.inference.pack.PackManifestReader} is the only way in; it refuses what it does not
 * understand, and says which key in one line. {@code pack.schema.json} beside the compiled classes
 * is the same structure as JSON Schema (draft 2020-12) for editors and other programs; the reader
 * checks more: references between parts, shapes and bounds.
 *
 * <p>Every {@link org.telltale.inference.reason.Reason} of a {@link
 * org.telltale.inference.pack.PackException} carries the place (file, key) as its first argument,
 * so that who reads a larger thing can put its name before it.
 */
@NullMarked
package org.telltale.inference.pack;

import org.jspecify.annotations.NullMarked;
