package org.telltale.inference.metrics;

/**
 * Where misses and false alarms are as equal as the data allow. Immutable.
 *
 * @param rate mean of both rates there, 0 to 1
 * @param threshold score there
 */
public record EqualErrorRate(double rate, double threshold) {}
