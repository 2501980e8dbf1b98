package io.github.roi2roc.image.io.dicom;

import io.github.roi2roc.InputException;

/**
 * A table from stored numbers to values (Modality LUT, PS3.3 C.11.1), which some files have in place of a slope; numbers below the first get the
 * first value, those above the last the last.
 */
record ModalityLut(int first, int[] values) {

	/** @return null if a file has none @throws InputException if it is damaged */
	static ModalityLut of(final DicomFile file) {
		final Dataset lut = file.elements().first(Tag.MODALITY_LUT);
		final byte[] descriptor = lut.bytes(Tag.LUT_DESCRIPTOR), data = lut.bytes(Tag.LUT_DATA);
		if (descriptor == null && data == null) return null;
		if (descriptor == null || descriptor.length < 6 || data == null) throw damaged(file);
		final int said = word(descriptor, 0, lut.littleEndian), n = said == 0 ? 1 << 16 : said, first = word(descriptor, 1, lut.littleEndian);
		final boolean bytes = data.length < 2 * n;
		if (data.length < n) throw damaged(file);
		final int[] values = new int[n];
		for (int i = 0; i < n; i++) values[i] = bytes ? data[i] & 0xff : word(data, i, lut.littleEndian);
		return new ModalityLut(file.elements().number(Tag.SIGNED, 0) == 1 ? (short) first : first, values);
	}

	private static InputException damaged(final DicomFile file) {
		return new InputException("The DICOM file " + file.path() + " has a Modality LUT " + Tag.text(Tag.MODALITY_LUT)
			+ " that is cut short. Export it again.");
	}

	private static int word(final byte[] a, final int i, final boolean littleEndian) {
		final int low = a[2 * i + (littleEndian ? 0 : 1)] & 0xff, high = a[2 * i + (littleEndian ? 1 : 0)] & 0xff;
		return high << 8 | low;
	}

	int value(final int stored) {
		return values[Math.max(0, Math.min(values.length - 1, stored - first))];
	}
}
