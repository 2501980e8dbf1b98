package io.github.roi2roc.image.io.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What may tell slices in the same place apart: an element of the frame's own functional group, of the shared one, or of the file.
 *
 * @param name in messages, before the value
 * @param unit in messages, behind the value
 * @param divides slices that differ here belong to different volumes, wherever they lie; else only where they lie in the same place
 * @param mayCount a number of its own for every slice is no division: slices are numbered in the order of their times
 * @param kind how functional groups hold it
 * @param sequences around the element in functional groups, from the outside in
 * @param tag of the element there
 * @param plain of the element in files of one slice; 0 if there is none
 */
record Axis(String name, String unit, boolean divides, boolean mayCount, Kind kind, List<Integer> sequences, int tag, int plain) {

	/** How an element holds its value. */
	enum Kind {
		TEXT, DECIMAL, UNSIGNED, REAL
	}

	/** In the order in which volumes are sorted. */
	static final List<Axis> ALL = List.of(new Axis("time point", "", true, true, Kind.UNSIGNED, List.of(Tag.FRAME_CONTENT), Tag.TEMPORAL_INDEX,
		Tag.TEMPORAL_IDENTIFIER), new Axis("cardiac phase", " ms", true, true, Kind.REAL, List.of(Tag.CARDIAC), Tag.CARDIAC_DELAY, 0), new Axis(
			"respiratory phase", " %", true, true, Kind.REAL, List.of(Tag.RESPIRATORY), Tag.RESPIRATORY_PHASE, 0), new Axis("echo time", " ms", true,
				false, Kind.REAL, List.of(Tag.MR_ECHO), Tag.EFFECTIVE_ECHO_TIME, Tag.ECHO_TIME), new Axis("b", " s/mm²", true, false, Kind.REAL, List.of(
					Tag.DIFFUSION), Tag.B_VALUE, Tag.B_VALUE), new Axis("direction", "", false, false, Kind.REAL, List.of(Tag.DIFFUSION, Tag.GRADIENT),
						Tag.GRADIENT_DIRECTION, Tag.GRADIENT_DIRECTION), new Axis("component", "", true, false, Kind.TEXT, List.of(Tag.MR_FRAME_TYPE),
							Tag.COMPLEX_COMPONENT, Tag.COMPLEX_COMPONENT), new Axis("image type", "", false, false, Kind.TEXT, List.of(Tag.MR_FRAME_TYPE),
								Tag.FRAME_TYPE, Tag.IMAGE_TYPE), new Axis("acquisition", "", false, false, Kind.UNSIGNED, List.of(Tag.FRAME_CONTENT),
									Tag.FRAME_ACQUISITION, Tag.ACQUISITION_NUMBER), new Axis("reference time", " ms", false, false, Kind.DECIMAL, List.of(),
										Tag.FRAME_REFERENCE_TIME, Tag.FRAME_REFERENCE_TIME), new Axis("trigger time", " ms", false, false, Kind.DECIMAL, List.of(),
											Tag.TRIGGER_TIME, Tag.TRIGGER_TIME), new Axis("inversion time", " ms", false, false, Kind.DECIMAL, List.of(),
												Tag.INVERSION_TIME, Tag.INVERSION_TIME), new Axis("flip angle", "°", false, false, Kind.DECIMAL, List.of(),
													Tag.FLIP_ANGLE, Tag.FLIP_ANGLE));

	/** The value of a slice: numbers compare as such, and nothing comes before everything. */
	record Value(List<Double> numbers, String text) implements Comparable<Value> {

		@Override
		public int compareTo(final Value other) {
			for (int i = 0; i < Math.min(numbers.size(), other.numbers.size()); i++) {
				final int c = Double.compare(numbers.get(i), other.numbers.get(i));
				if (c != 0) return c;
			}
			final int c = Integer.compare(numbers.size(), other.numbers.size());
			return c != 0 ? c : text.compareTo(other.text);
		}

		boolean isNone() {
			return numbers.isEmpty() && text.isEmpty();
		}
	}

	Value of(final Plane plane) {
		final Dataset e = plane.file().elements();
		final List<Dataset> groups = new ArrayList<>();
		final List<Dataset> perFrame = e.items(Tag.PER_FRAME_GROUPS);
		if (!perFrame.isEmpty()) groups.add(perFrame.get(plane.frame()));
		groups.add(e.first(Tag.SHARED_GROUPS));
		for (final Dataset group : groups) {
			Dataset d = group;
			for (final int sequence : sequences) d = d.first(sequence);
			final Value v = sequences.isEmpty() ? new Value(List.of(), "") : value(d, tag, kind);
			if (!v.isNone()) return v;
		}
		return plain == 0 ? new Value(List.of(), "") : value(e, plain, plain == tag ? kind : kind == Kind.TEXT ? Kind.TEXT : Kind.DECIMAL);
	}

	private static Value value(final Dataset d, final int tag, final Kind kind) {
		final byte[] raw = d.bytes(tag);
		if (raw == null || raw.length == 0) return new Value(List.of(), "");
		final ByteBuffer b = ByteBuffer.wrap(raw).order(d.littleEndian ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
		final List<Double> numbers = new ArrayList<>();
		switch (kind) {
			case REAL -> {
				while (b.remaining() >= Double.BYTES) numbers.add(b.getDouble());
			}
			case UNSIGNED -> numbers.add(raw.length < Integer.BYTES ? d.number(tag, 0) : (double) (b.getInt() & 0xffffffffL));
			case DECIMAL -> {
				final double[] v = d.decimals(tag);
				if (v != null) for (final double x : v) numbers.add(x);
			}
			case TEXT -> {
				// no numbers
			}
		}
		return new Value(numbers, numbers.isEmpty() ? d.text(tag) : "");
	}

	/** For messages: b = 800 s/mm². */
	String text(final Value value) {
		if (value.isNone()) return "no " + name;
		if (value.numbers.isEmpty()) return name + " " + value.text;
		final List<String> numbers = value.numbers.stream().map(v -> v == Math.rint(v) ? Long.toString(v.longValue()) : Double.toString(
			Math.rint(v * 1000) / 1000)).toList();
		final String all = numbers.size() == 1 ? numbers.get(0) : "(" + String.join(", ", numbers) + ")";
		return (name.length() == 1 ? name + " = " : name + " ") + all + unit;
	}
}
