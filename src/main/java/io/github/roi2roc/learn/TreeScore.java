package io.github.roi2roc.learn;

import java.util.List;

import io.github.roi2roc.fit.Tree;

/**
 * A score that is a sum over trees.
 *
 * @param features the columns that the trees ask
 * @param trees the trees
 * @param leaf tree × node: what a row that ends there adds to the score
 */
public record TreeScore(List<String> features, Tree[] trees, double[][] leaf) {}
