package io.github.roi2roc.extract;

/**
 * A feature in the words of the IBSI's reference tables.
 *
 * @param family such as {@code Co-occurrence matrix}
 * @param feature such as {@code Joint maximum}
 * @param aggregation such as {@code 3D, merged}; empty for families without
 * @param tag such as {@code cm_joint_max_3D_comb}
 */
public record IbsiTerm(String family, String feature, String aggregation, String tag) {}
