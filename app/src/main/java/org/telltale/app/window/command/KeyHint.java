package org.telltale.app.window.command;

/**
 * A line of the key sheet for keys that a control handles itself, such as the arrows that move the
 * picture. Immutable.
 *
 * @param group its place on the sheet
 * @param keys as the reader sees them
 * @param title what they do, in the user's language
 */
public record KeyHint(CommandGroup group, String keys, String title) {}
