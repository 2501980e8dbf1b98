package io.github.roi2roc.image.io.dicom;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.io.DrawnOn;

/**
 * A DICOM structure set (RTSTRUCT, PS3.3 A.19).
 *
 * @param structures in the file's order, those without contours among them
 * @param series UIDs of the image series it was drawn on; empty if the file does not say
 * @param instances UIDs of the images it was drawn on; empty if the file does not say
 */
record StructureSet(Path path, List<Structure> structures, Set<String> series, Set<String> instances) {

	static final String SOP_CLASS = "1.2.840.10008.5.1.4.1.1.481.3";

	/** @throws InputException if the file is damaged, holds no structures, or a contour's points are not numbers in threes */
	static StructureSet read(final Path file) {
		final DicomFile f = DicomFile.read(file);
		final Dataset e = f.elements();
		if (!e.text(Tag.MODALITY).equals("RTSTRUCT") && !e.text(Tag.SOP_CLASS).equals(SOP_CLASS)) throw new InputException(file
			+ " is no structure set: its Modality " + Tag.text(Tag.MODALITY) + " is '" + e.text(Tag.MODALITY) + "'.");
		final Map<String, Dataset> contours = new HashMap<>();
		for (final Dataset d : e.items(Tag.STRUCTURE_CONTOURS)) contours.put(d.text(Tag.CONTOURED_NUMBER), d);
		final String set = e.text(Tag.CHARACTER_SET), only = frame(e);
		final List<Structure> out = new ArrayList<>();
		final Set<String> names = new HashSet<>();
		for (final Dataset d : e.items(Tag.STRUCTURES)) {
			final String number = d.text(Tag.STRUCTURE_NUMBER), given = d.text(Tag.STRUCTURE_NAME, set), base = given.isEmpty() ? "Structure " + number
				: given;
			final String name = names.add(base) ? base : base + " (" + number + ")";
			names.add(name);
			final String frame = d.text(Tag.STRUCTURE_FRAME);
			out.add(new Structure(number, name, frame.isEmpty() ? only : frame, contours(file, name, contours.get(number))));
		}
		if (out.isEmpty()) throw new InputException("The structure set " + file + " holds no structures (Structure Set ROI Sequence " + Tag.text(
			Tag.STRUCTURES) + " is missing or empty). Export it again.");
		final Set<String> series = new HashSet<>(), instances = new HashSet<>();
		references(e, series, instances);
		return new StructureSet(file, List.copyOf(out), series, instances);
	}

	/** The only frame of reference that a file names; empty if there are several or none. */
	private static String frame(final Dataset e) {
		final Set<String> found = e.items(Tag.REFERENCED_FRAMES).stream().map(d -> d.text(Tag.FRAME_OF_REFERENCE)).filter(s -> !s.isEmpty()).collect(
			Collectors.toSet());
		return found.size() == 1 ? found.iterator().next() : "";
	}

	private static void references(final Dataset e, final Set<String> series, final Set<String> instances) {
		for (final Dataset frame : e.items(Tag.REFERENCED_FRAMES)) {
			for (final Dataset study : frame.items(Tag.REFERENCED_STUDIES)) {
				for (final Dataset s : study.items(Tag.REFERENCED_SERIES)) {
					if (s.has(Tag.SERIES_UID)) series.add(s.text(Tag.SERIES_UID));
					instances.addAll(s.texts(Tag.CONTOUR_IMAGES, Tag.REFERENCED_INSTANCE));
				}
			}
		}
	}

	/** What a structure was drawn on: its contours' own images, if they name any, else those of the whole set. */
	DrawnOn drawnOn(final Structure s) {
		final Set<String> own = s.contours().stream().flatMap(c -> c.images().stream()).collect(Collectors.toSet());
		return new DrawnOn(s.frameOfReference(), series, own.isEmpty() ? instances : own);
	}

	private static List<Structure.Contour> contours(final Path file, final String name, final Dataset structure) {
		final List<Structure.Contour> out = new ArrayList<>();
		if (structure == null) return out;
		for (final Dataset c : structure.items(Tag.CONTOURS)) {
			final String where = "The structure set " + file + ", structure '" + name + "', contour " + (out.size() + 1) + ": ";
			final double[] v = c.decimals(Tag.CONTOUR_DATA), n = c.decimals(Tag.CONTOUR_POINTS);
			if (v == null || v.length % 3 != 0) throw new InputException(where + "its Contour Data " + Tag.text(Tag.CONTOUR_DATA) + (c.has(
				Tag.CONTOUR_DATA) ? (v == null ? " is not made of numbers" : " holds " + v.length + " numbers, which are no points of three") : " is missing")
				+ ". Export it again.");
			if (n != null && n[0] != v.length / 3) throw new InputException(where + "Number of Contour Points " + Tag.text(Tag.CONTOUR_POINTS) + " is "
				+ (long) n[0] + ", but there are " + v.length / 3 + ". The file is damaged; export it again.");
			final List<Vec3> points = new ArrayList<>(v.length / 3);
			for (int i = 0; i < v.length; i += 3) {
				points.add(new Vec3(v[i], v[i + 1], v[i + 2]));
				if (!points.get(i / 3).isFinite()) throw new InputException(where + "point " + (i / 3 + 1) + " of Contour Data " + Tag.text(Tag.CONTOUR_DATA)
					+ " is not finite. Export it again.");
			}
			out.add(new Structure.Contour(c.text(Tag.CONTOUR_TYPE), List.copyOf(points), c.texts(Tag.CONTOUR_IMAGES, Tag.REFERENCED_INSTANCE)));
		}
		return List.copyOf(out);
	}

	/** Names and numbers, for messages. */
	String listed() {
		return structures.stream().map(s -> s.name() + " (" + s.number() + (s.areas().isEmpty() ? ", no area" : "") + ")").collect(Collectors.joining(
			", "));
	}
}
