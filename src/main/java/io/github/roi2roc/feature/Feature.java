package io.github.roi2roc.feature;

/**
 * What a feature is: its name in columns, and what documentation and look-up tables say about it.
 *
 * @param name as PyRadiomics or IBSI spell it, such as {@code JointEnergy}; the last part of the column
 * @param ibsi the IBSI code; empty if IBSI does not have it
 * @param about one line that defines it in words
 * @param unit such as mm or mm²; empty for none; {@code I} stands for the image's own unit
 * @param initial whether it is computed when the user names no feature; false for deprecated ones
 * @param needs the smallest region it is defined for, in words; empty if any voxel will do
 */
public record Feature(String name, String ibsi, String about, String unit, boolean initial, String needs) {

	public Feature {
		if (!name.matches("[A-Z0-9][A-Za-z0-9_.]*")) throw new IllegalArgumentException("feature name " + name);
		if (!ibsi.matches("|[0-9A-Z]{3,4}")) throw new IllegalArgumentException("IBSI code " + ibsi + " of " + name);
		if (about.isBlank()) throw new IllegalArgumentException(name + " has no definition");
	}
}
