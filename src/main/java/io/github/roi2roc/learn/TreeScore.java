package io.github.roi2roc.learn;

import java.util.List;

import io.github.roi2roc.fit.Tree;

/**
 * A score that is a sum over trees.
 *
 * @param features the columns that the trees ask
 * @param intercept what every row's score begins with
 * @param trees the trees
 * @param leaf tree × node: what a row that ends there adds to the score
 * @param scale what the sum is: {@code probability} or {@code log-odds}
 */
public record TreeScore(List<String> features, double intercept, Tree[] trees, double[][] leaf, String scale) {}
