package org.telltale.app.job;

import java.util.function.DoubleConsumer;
import org.telltale.inference.engine.Cancellation;

/**
 * A job's side of its work. Thread-safe.
 *
 * @param cancellation asked for by the user
 * @param progress takes the fraction done, 0 to 1
 */
public record JobControl(Cancellation cancellation, DoubleConsumer progress) {}
