package io.github.roi2roc.ij;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.provenance.Provenance;

/** Regions of an open image as files: a segmentation that keeps names and overlaps, or label images with the labels' numbers, else 1, 2, …. */
public final class MaskExport {

	/** Extensions of the files; the first is the usual one. */
	public static final List<String> FORMATS = List.of("nii.gz", "nii", "nrrd", "seg.nrrd");

	private final OpenVolume open;
	private final Path output;
	private final String format;
	private final boolean named;

	/**
	 * @param output a file whose extension says the format, or a folder
	 * @param format of files in a folder: one of {@link #FORMATS}
	 * @throws InputException if none is given
	 */
	public MaskExport(final OpenVolume open, final File output, final String format) {
		if (output == null) throw new InputException("'output' is missing. Name a file (.nii.gz, .nii, .nrrd or .seg.nrrd) or a folder.");
		this.open = open;
		this.output = InputPath.of(output.getPath(), "output");
		final String name = this.output.toString().toLowerCase(Locale.ROOT);
		named = !Files.isDirectory(this.output) && FORMATS.stream().anyMatch(f -> name.endsWith("." + f));
		this.format = named ? FORMATS.stream().filter(f -> name.endsWith("." + f)).reduce((a, b) -> b).orElseThrow() : format;
		if (!named && Files.isRegularFile(this.output)) throw new InputException("'output' is the file " + this.output
			+ ", whose extension is none of .nii.gz, .nii, .nrrd and .seg.nrrd. Name another one, or a folder.");
	}

	/** Writes all regions into one file. */
	public void together(final List<NamedMask> regions) {
		write(regions, named ? output : output.resolve(CaseName.of(open.image().getTitle()) + "_mask." + format));
		Problems.warn(open.image().getTitle(), open.warnings());
	}

	/** Writes each region into a file of its own; its name goes before the extension. */
	public void each(final List<NamedMask> regions) {
		final String file = named ? output.getFileName().toString() : "";
		final String base = named ? file.substring(0, file.length() - format.length() - 1) : CaseName.of(open.image().getTitle()) + "_mask";
		for (final NamedMask r : regions) {
			final String name = base + "_" + r.name().replaceAll("[\\\\/:*?\"<>|\\s]", "-") + "." + format;
			write(List.of(r), named ? output.resolveSibling(name) : output.resolve(name));
		}
		Problems.warn(open.image().getTitle(), open.warnings());
	}

	private void write(final List<NamedMask> regions, final Path file) {
		final Map<String, Mask> segments = new LinkedHashMap<>();
		final List<Integer> values = values(regions);
		final List<Map<String, Object>> said = new ArrayList<>();
		for (final NamedMask r : regions) {
			String name = r.name();
			while (segments.containsKey(name)) name += "'";
			segments.put(name, r.mask());
			final Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("value", values.get(said.size()));
			entry.put("label", r.label());
			entry.put("name", name);
			entry.put("voxels", r.mask().count());
			said.add(entry);
		}
		VolumeFiles.write(segments, values, file);
		new Provenance("mask").with("image", open.image().getTitle()).with("regions", said).with("inputs", open.inputs()).with("warnings", new ArrayList<>(
			new LinkedHashSet<>(open.warnings()))).writeBeside(file);
	}

	/** The labels where they are numbers that a mask can hold, each once; else 1, 2, …. */
	private static List<Integer> values(final List<NamedMask> regions) {
		if (regions.stream().allMatch(r -> r.label().matches("[1-9]\\d{0,3}")) && regions.stream().map(NamedMask::label).distinct().count() == regions
			.size()) return regions.stream().map(r -> Integer.valueOf(r.label())).toList();
		return IntStream.rangeClosed(1, regions.size()).boxed().toList();
	}
}
