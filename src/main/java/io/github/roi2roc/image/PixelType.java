package io.github.roi2roc.image;

/** What a voxel is stored as; the names are those of NRRD files. */
public enum PixelType {
	UINT8("uint8", 1, true), INT8("int8", 1, true), INT16("int16", 2, true), UINT16("uint16", 2, true), INT32("int32", 4, true), UINT32("uint32",
		4, true), FLOAT("float", 4, false), DOUBLE("double", 8, false);

	private final String label;
	private final int bytes;
	private final boolean integer;

	PixelType(final String label, final int bytes, final boolean integer) {
		this.label = label;
		this.bytes = bytes;
		this.integer = integer;
	}

	/** The name NRRD uses, such as {@code int16}. */
	public String label() {
		return label;
	}

	/** Bytes per voxel. */
	public int bytes() {
		return bytes;
	}

	/** Whether every value is a whole number. */
	public boolean integer() {
		return integer;
	}
}
