package io.github.roi2roc.image.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.roi2roc.InputException;

/** The keys by which 3D Slicer names the segments in an NRRD header: {@code Segment0_Name}, {@code _LabelValue}, {@code _Layer}. */
final class SegmentKeys {

	private static final Pattern KEY = Pattern.compile("Segment(\\d{1,6})_(ID|Name|LabelValue|Layer)");

	private SegmentKeys() {}

	/** The segments by their number; files before Slicer 4.11 have no label values: there each segment is 1 in a frame of its own. */
	static List<Segment> read(final NrrdHeader h, final int frames) {
		final Map<Integer, Map<String, String>> found = new TreeMap<>();
		h.keyValues().forEach((key, value) -> {
			final Matcher m = KEY.matcher(key);
			if (m.matches()) found.computeIfAbsent(Integer.valueOf(m.group(1)), k -> new TreeMap<>()).put(m.group(2), value);
		});
		final List<Segment> out = new ArrayList<>();
		found.forEach((i, keys) -> {
			final boolean old = !keys.containsKey("LabelValue") && !keys.containsKey("Layer");
			final int label = whole(h, i, keys.getOrDefault("LabelValue", "1")), layer = old && frames > 1 ? out.size() : whole(h, i, keys
				.getOrDefault("Layer", "0"));
			if (layer < 0 || layer >= frames) throw new InputException(h.file() + ": its segment " + i + " should lie in layer " + layer
				+ ", but the file has " + frames + ". The file is not complete; save the segmentation again.");
			final String name = keys.getOrDefault("Name", keys.getOrDefault("ID", "Segment " + i));
			out.add(new Segment(name.strip(), label, layer));
		});
		return List.copyOf(out);
	}

	private static int whole(final NrrdHeader h, final int segment, final String text) {
		if (!text.strip().matches("-?\\d{1,9}")) throw new InputException(h.file() + ": the label value or layer of segment " + segment + " is '"
			+ NrrdHeader.shown(text) + "', not a whole number. Save the segmentation again.");
		return Integer.parseInt(text.strip());
	}
}
