package io.github.roi2roc.learn;

import java.util.List;

/**
 * A score that is a weighted sum of columns.
 *
 * @param features the columns
 * @param weights one per column
 * @param scale what the sum is: {@code log-odds} or {@code decision value}
 */
public record LinearScore(List<String> features, double intercept, double[] weights, String scale) {}
