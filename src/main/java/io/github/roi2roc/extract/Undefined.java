package io.github.roi2roc.extract;

/**
 * A column without a value, and why.
 *
 * @param column such as {@code original_glcm_Correlation}
 * @param reason in words, with the number that decides
 */
public record Undefined(String column, String reason) {}
