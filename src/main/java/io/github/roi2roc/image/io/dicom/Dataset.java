package io.github.roi2roc.image.io.dicom;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** DICOM elements by tag ({@code group << 16 | element}); a sequence holds datasets. */
final class Dataset {

	private final Map<Integer, byte[]> values = new HashMap<>();
	private final Map<Integer, List<Dataset>> sequences = new HashMap<>();
	/** 16-bit numbers in values are little-endian. */
	final boolean littleEndian;

	Dataset(final boolean littleEndian) {
		this.littleEndian = littleEndian;
	}

	void put(final int tag, final byte[] value) {
		values.put(tag, value);
	}

	void put(final int tag, final List<Dataset> items) {
		sequences.put(tag, items);
	}

	boolean has(final int tag) {
		return values.containsKey(tag) && !text(tag).isEmpty();
	}

	/** Text without padding; empty if the element is missing. */
	String text(final int tag) {
		final byte[] v = values.get(tag);
		if (v == null) return "";
		final String s = new String(v, StandardCharsets.ISO_8859_1);
		return s.substring(0, s.indexOf('\0') < 0 ? s.length() : s.indexOf('\0')).strip();
	}

	/** Text in the file's character set, such as the name of a structure. */
	String text(final int tag, final String characterSet) {
		final byte[] v = values.get(tag);
		return v == null ? "" : Characters.decode(v, characterSet);
	}

	/** The raw bytes of an element; null if it is missing. */
	byte[] bytes(final int tag) {
		return values.get(tag);
	}

	/** A 16-bit number (VR US or SS), or the given one if the element is missing. */
	int number(final int tag, final int missing) {
		final byte[] v = values.get(tag);
		if (v == null || v.length < 2) return missing;
		return littleEndian ? v[0] & 0xff | (v[1] & 0xff) << 8 : v[1] & 0xff | (v[0] & 0xff) << 8;
	}

	/** Decimal strings with backslashes between (VR DS or IS); null if the element is missing, empty or no numbers. */
	double[] decimals(final int tag) {
		final String s = text(tag);
		if (s.isEmpty()) return null;
		final String[] parts = s.split("\\\\");
		final double[] out = new double[parts.length];
		try {
			for (int i = 0; i < out.length; i++) out[i] = Double.parseDouble(parts[i].strip());
		}
		catch (final NumberFormatException e) {
			return null;
		}
		return out;
	}

	/** The items of a sequence; empty if it is missing. */
	List<Dataset> items(final int tag) {
		return sequences.getOrDefault(tag, List.of());
	}

	/** An element of every item of a sequence, without those that lack it. */
	Set<String> texts(final int sequence, final int tag) {
		return items(sequence).stream().map(d -> d.text(tag)).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
	}

	/** First item of a sequence, or an empty dataset. */
	Dataset first(final int tag) {
		return items(tag).isEmpty() ? new Dataset(littleEndian) : items(tag).get(0);
	}
}
