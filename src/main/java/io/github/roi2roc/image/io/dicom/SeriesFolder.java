package io.github.roi2roc.image.io.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.Parallel;

/**
 * One series among the files of a folder or of a DICOMDIR.
 *
 * @param files its images, each once
 * @param warnings what was passed over
 */
record SeriesFolder(List<DicomFile> files, List<String> warnings) {

	/** What is made from an image may lie beside it. */
	private static final Set<String> DERIVED = Set.of("SEG", "RTDOSE");
	private static final int DEPTH = 6, LISTED = 20;

	/**
	 * @param wanted number, description or UID of the series; empty where there is only one
	 * @throws InputException if there is none, or several and none is chosen, listing them
	 */
	static SeriesFolder of(final Path folder, final String wanted) {
		final Map<String, List<DicomFile>> found = new LinkedHashMap<>();
		add(found, Files.isDirectory(folder) ? images(folder) : DicomDirectory.files(folder));
		final Path disc = folder.resolve("DICOMDIR");
		if (found.isEmpty() && DicomDirectory.is(disc)) add(found, DicomDirectory.files(disc));
		if (found.isEmpty()) throw new InputException(folder + " is a folder without DICOM images" + below(folder)
			+ ". Name an image file, or a folder with the slices of one DICOM series.");
		final List<String> warnings = new ArrayList<>();
		return new SeriesFolder(once(folder, wanted.isBlank() ? only(folder, found) : chosen(folder, found, wanted.strip()), warnings), warnings);
	}

	private static void add(final Map<String, List<DicomFile>> found, final List<Path> files) {
		for (final DicomFile f : read(files)) {
			if (f.pixels() >= 0) found.computeIfAbsent(f.elements().text(Tag.SERIES_UID), k -> new ArrayList<>()).add(f);
		}
	}

	private static List<Path> images(final Path folder) {
		try (Stream<Path> list = Files.list(folder)) {
			return list.filter(Files::isRegularFile).filter(DicomFile::isDicom).sorted().toList();
		}
		catch (final IOException e) {
			throw new InputException("Cannot read the folder " + folder + ": " + e.getMessage() + ".", e);
		}
	}

	/** All files at once, because decoding takes longer than reading. @throws InputException of the first file that cannot be read */
	private static List<DicomFile> read(final List<Path> files) {
		final DicomFile[] out = new DicomFile[files.size()];
		final InputException[] failed = new InputException[files.size()];
		Parallel.range(files.size(), i -> {
			try {
				out[i] = DicomFile.read(files.get(i));
			}
			catch (final InputException e) {
				failed[i] = e;
			}
		});
		for (final InputException e : failed) if (e != null) throw e;
		return List.of(out);
	}

	/** Which subfolders hold DICOM files, and a DICOMDIR. */
	private static String below(final Path folder) {
		if (!Files.isDirectory(folder)) return "";
		final Map<String, Integer> counts = new TreeMap<>();
		try (Stream<Path> all = Files.walk(folder, DEPTH)) {
			all.filter(Files::isRegularFile).filter(p -> !p.getParent().equals(folder) && DicomFile.isDicom(p)).forEach(p -> counts.merge(folder.relativize(p
				.getParent()).toString(), 1, Integer::sum));
		}
		catch (final IOException e) {
			return "";
		}
		if (counts.isEmpty()) return "";
		return "; its subfolders hold some: " + counts.entrySet().stream().limit(LISTED).map(c -> c.getKey() + " (" + c.getValue() + (c.getValue() == 1
			? " file)" : " files)")).collect(Collectors.joining(", ")) + (counts.size() > LISTED ? ", …" : "");
	}

	private static List<DicomFile> only(final Path folder, final Map<String, List<DicomFile>> found) {
		if (found.size() > 1) found.values().removeIf(files -> isDerived(files) && found.values().stream().anyMatch(other -> !isDerived(other)));
		if (found.size() > 1) throw new InputException(folder + " holds " + found.size() + " DICOM series: " + describe(found.values())
			+ ". Choose one by its number, description or UID (series=...), or put each into a folder of its own.");
		return found.values().iterator().next();
	}

	private static boolean isDerived(final List<DicomFile> files) {
		return DERIVED.contains(files.get(0).elements().text(Tag.MODALITY));
	}

	private static List<DicomFile> chosen(final Path folder, final Map<String, List<DicomFile>> found, final String wanted) {
		for (final int tag : new int[] { Tag.SERIES_UID, Tag.SERIES_NUMBER, Tag.SERIES_DESCRIPTION }) {
			final List<List<DicomFile>> fit = found.values().stream().filter(files -> files.get(0).elements().text(tag).equals(wanted)).toList();
			if (fit.size() == 1) return fit.get(0);
			if (fit.size() > 1) throw new InputException(folder + " holds " + fit.size() + " DICOM series '" + wanted + "'. Choose one by its UID: " + fit
				.stream().map(files -> files.get(0).elements().text(Tag.SERIES_UID) + " (" + files.size() + " files)").collect(Collectors.joining(", ")) + ".");
		}
		throw new InputException(folder + " holds no DICOM series '" + wanted + "' (a number, a description or a UID). Found: " + describe(found.values())
			+ ".");
	}

	private static String describe(final Iterable<List<DicomFile>> series) {
		final List<String> out = new ArrayList<>();
		for (final List<DicomFile> files : series) {
			final Dataset e = files.get(0).elements();
			out.add(e.text(Tag.MODALITY) + " '" + e.text(Tag.SERIES_DESCRIPTION) + "' (number " + e.text(Tag.SERIES_NUMBER) + ", " + files.size() + (files
				.size() == 1 ? " file)" : " files)"));
		}
		return String.join("; ", out);
	}

	/** A file that was copied twice counts once. */
	private static List<DicomFile> once(final Path folder, final List<DicomFile> files, final List<String> warnings) {
		final Map<String, DicomFile> known = new LinkedHashMap<>();
		final List<DicomFile> out = new ArrayList<>();
		final List<String> twice = new ArrayList<>();
		for (final DicomFile f : files) {
			final String uid = f.elements().text(Tag.SOP_INSTANCE);
			final DicomFile other = uid.isEmpty() ? null : known.putIfAbsent(uid, f);
			if (other == null) out.add(f);
			else if (samePixels(f, other)) twice.add(f.path().getFileName() + " (as " + other.path().getFileName() + ")");
			else throw new InputException(folder + ": " + other.path().getFileName() + " and " + f.path().getFileName()
				+ " say that they are the same image (SOP Instance UID " + Tag.text(Tag.SOP_INSTANCE) + " " + uid
				+ "), but their pixels or places differ. Remove the wrong one.");
		}
		if (!twice.isEmpty()) warnings.add(folder + " holds images twice, which count once: " + twice.stream().limit(LISTED).collect(Collectors.joining(
			", ")) + (twice.size() > LISTED ? ", …" : ""));
		return out;
	}

	private static boolean samePixels(final DicomFile a, final DicomFile b) {
		return a.elements().text(Tag.POSITION).equals(b.elements().text(Tag.POSITION)) && Arrays.equals(a.bytes(), a.pixels(), a.pixels() + a.pixelBytes(), b
			.bytes(), b.pixels(), b.pixels() + b.pixelBytes());
	}
}
