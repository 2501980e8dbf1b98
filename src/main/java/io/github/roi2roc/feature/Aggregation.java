package io.github.roi2roc.feature;

/**
 * How matrices of several directions and slices become one value: the six ways of the IBSI reference manual (sections 3.6 to 3.11).
 * Families without directions (zones, neighbourhoods) know the three of them that merge. PyRadiomics works as {@link #D3_AVERAGED}, with
 * {@code force2D} as {@link #D25_DIRECTION_MERGED}, and with a {@code weightingNorm} as {@link #D3_MERGED} or {@link #D25_MERGED} with
 * weights.
 */
public enum Aggregation {
	/** One matrix per slice and direction; features averaged over all of them. */
	D2_AVERAGED("2D:avg", "BTW3"),
	/** Per slice the directions' matrices are merged; features averaged over slices. */
	D2_SLICE_MERGED("2D:mrg", "SUJT"),
	/** Per in-plane direction the slices' matrices are merged; features averaged over directions. */
	D25_DIRECTION_MERGED("2.5D:avg", "JJUI"),
	/** All slices' and in-plane directions' matrices are merged into one. */
	D25_MERGED("2.5D:mrg", "ZW7Z"),
	/** One matrix per direction in space; features averaged over directions. */
	D3_AVERAGED("3D:avg", "ITBB"),
	/** All directions' matrices are merged into one. */
	D3_MERGED("3D:mrg", "IAZD");

	private final String label;
	private final String ibsi;

	Aggregation(final String label, final String ibsi) {
		this.label = label;
		this.ibsi = ibsi;
	}

	/** Short form for tables, such as {@code 3D:avg}. */
	public String label() {
		return label;
	}

	/** The IBSI code. */
	public String ibsi() {
		return ibsi;
	}

	/** Whether neighbours are looked for in the slice only. */
	public boolean inPlane() {
		return this != D3_AVERAGED && this != D3_MERGED;
	}

	/** Whether each slice has matrices of its own. */
	public boolean bySlice() {
		return this == D2_AVERAGED || this == D2_SLICE_MERGED;
	}

	/** Whether directions are merged before features are computed. */
	public boolean mergesDirections() {
		return this == D2_SLICE_MERGED || this == D25_MERGED || this == D3_MERGED;
	}
}
