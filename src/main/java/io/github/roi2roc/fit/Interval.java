package io.github.roi2roc.fit;

/** A coefficient's interval; NaN where an end was not found. */
public record Interval(double low, double high) {}
