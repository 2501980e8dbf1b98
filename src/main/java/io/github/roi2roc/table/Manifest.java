package io.github.roi2roc.table;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.Csv;

/**
 * The cohort: one row per case, which images and masks belong to it, and what else is known of it.
 * <p>
 * Columns: {@code case}; {@code image} and {@code mask}, or per modality {@code MR} and {@code MR_mask} (also written {@code MR_image}); one
 * {@code mask} after several modality columns serves them all; optionally {@code label}; every other column is carried into the table.
 *
 * @param folder the manifest's own, absolute
 * @param modalities the prefixes of the feature columns in order; a single empty one when there is just {@code image}
 * @param carried columns that go into the table as they are
 * @param rows the cases in the file's order
 */
public record Manifest(Path folder, List<String> modalities, List<String> carried, List<Row> rows) {

	/**
	 * One case.
	 *
	 * @param name the case's name, never empty
	 * @param label what the manifest says of the label; empty if nothing
	 * @param sources per modality, in the manifest's order
	 * @param carried the cells of the carried columns
	 */
	public record Row(String name, String label, List<Source> sources, List<String> carried) {}

	/**
	 * The files of one modality of a case; null where the cell is empty.
	 *
	 * @param modality as in {@link Manifest#modalities()}
	 */
	public record Source(String modality, Path image, Path mask) {}

	/** Where in the header a modality's image and mask stand. */
	private record Pair(String modality, int image, int mask) {}

	/** A file as the manifest may name it: relative to the manifest's folder where it lies below, with slashes. */
	public String nameOf(final Path file) {
		final Path p = file.startsWith(folder) ? folder.relativize(file) : file;
		return p.toString().replace('\\', '/');
	}

	/**
	 * Reads a manifest; paths are absolute or resolve against the manifest's folder.
	 *
	 * @throws InputException as {@link Csv#read}, or naming the column or row that is wrong
	 */
	public static Manifest read(final Path file) {
		final List<List<String>> lines = Csv.read(file);
		final List<String> header = lines.get(0).stream().map(String::strip).toList();
		final Map<String, Integer> at = new HashMap<>();
		for (int c = 0; c < header.size(); c++) {
			if (at.put(header.get(c), c) != null) throw new InputException(file + ": the column '" + header.get(c) + "' stands there twice.");
		}
		final Integer name = at.get("case");
		if (name == null) throw new InputException(file + ": a manifest needs a column 'case'; its columns are " + String.join(", ", header) + ".");
		final List<Pair> pairs = pairs(header, at);
		if (pairs.isEmpty()) throw new InputException(file + ": no image and mask columns found. A manifest has 'image' and 'mask', or one pair"
			+ " per modality such as 'MR' and 'MR_mask'; its columns are " + String.join(", ", header) + ".");
		final List<Integer> carried = new ArrayList<>();
		for (int c = 0; c < header.size(); c++) {
			final int column = c;
			if (c == name || header.get(c).equals("label") || pairs.stream().anyMatch(p -> p.image == column || p.mask == column)) continue;
			carried.add(c);
		}
		final Path folder = file.toAbsolutePath().normalize().getParent();
		final List<Row> rows = new ArrayList<>();
		final Map<List<String>, Integer> seen = new HashMap<>();
		for (int r = 1; r < lines.size(); r++) {
			final List<String> line = lines.get(r).stream().map(String::strip).toList();
			final String where = file + ", row " + r;
			if (line.get(name).isEmpty()) throw new InputException(where + ": the case has no name.");
			final Integer earlier = seen.put(line, r);
			if (earlier != null) throw new InputException(where + " repeats row " + earlier + " (case " + line.get(name) + "). Remove one of them.");
			final List<Source> sources = new ArrayList<>();
			for (final Pair p : pairs) sources.add(new Source(p.modality, path(where, folder, line.get(p.image)), path(where, folder, line.get(
				p.mask))));
			rows.add(new Row(line.get(name), at.containsKey("label") ? line.get(at.get("label")) : "", List.copyOf(sources), carried.stream().map(
				line::get).toList()));
		}
		if (rows.isEmpty()) throw new InputException(file + " has a header but no case.");
		return new Manifest(folder, pairs.stream().map(Pair::modality).toList(), carried.stream().map(header::get).toList(), List.copyOf(rows));
	}

	private static List<Pair> pairs(final List<String> header, final Map<String, Integer> at) {
		if (at.containsKey("image")) {
			final Integer mask = at.getOrDefault("mask", at.get("image_mask"));
			return mask == null ? List.of() : List.of(new Pair("", at.get("image"), mask));
		}
		final Map<String, Pair> out = new LinkedHashMap<>();
		final int shared = at.getOrDefault("mask", -1);
		for (int c = 0; c < header.size(); c++) {
			final String column = header.get(c);
			if (column.equals("case") || column.equals("label") || column.equals("mask") || column.endsWith("_mask")) continue;
			final String modality = column.endsWith("_image") ? column.substring(0, column.length() - "_image".length()) : column;
			final Integer own = at.get(modality + "_mask");
			if (own != null) out.put(modality, new Pair(modality, c, own));
			else if (c < shared) out.put(modality, new Pair(modality, c, shared));
		}
		return List.copyOf(out.values());
	}

	private static Path path(final String where, final Path folder, final String cell) {
		if (cell.isEmpty()) return null;
		try {
			return folder.resolve(cell).normalize();
		}
		catch (final InvalidPathException e) {
			throw new InputException(where + ": this Java cannot open a path with the characters of '" + cell + "' (" + e.getReason()
				+ "; file names are read as " + System.getProperty("sun.jnu.encoding")
				+ "). Start it in a UTF-8 locale such as LC_ALL=C.UTF-8, or rename the file.", e);
		}
	}
}
