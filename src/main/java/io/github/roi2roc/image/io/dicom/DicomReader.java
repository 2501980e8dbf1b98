package io.github.roi2roc.image.io.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.scijava.Priority;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.ImageIdentity;
import io.github.roi2roc.image.io.Segment;
import io.github.roi2roc.image.io.VolumeReader;
import io.github.roi2roc.numeric.Parallel;

/**
 * DICOM images: a folder with the slices of one series, sorted by position, or a single file, also a multi-frame one. Values are rescaled
 * (HU for CT); origin and direction come from the first slice, the slice distance from the positions. Files of a folder that are no DICOM
 * images, such as structure sets, are passed over, and so are segmentations and doses that lie beside an image. A segmentation by itself is
 * a label image with named segments.
 */
@Plugin(type = VolumeReader.class, name = "DICOM", priority = Priority.LOW)
public final class DicomReader implements VolumeReader {

	private static final Set<String> DERIVED = Set.of("SEG", "RTDOSE");

	@Override
	public boolean supports(final Path file) {
		if (Files.isDirectory(file)) return true;
		final String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
		return name.endsWith(".dcm") || name.endsWith(".dicom") || name.endsWith(".ima") || Files.isRegularFile(file) && DicomFile.isDicom(file);
	}

	/** Whether a folder holds a DICOM file. */
	public static boolean isSeries(final Path folder) {
		try (Stream<Path> list = Files.list(folder)) {
			return list.filter(Files::isRegularFile).anyMatch(DicomFile::isDicom);
		}
		catch (final IOException e) {
			return false;
		}
	}

	@Override
	public ImageFile open(final Path file) {
		if (!Files.exists(file)) throw new InputException("There is no file " + file.toAbsolutePath().normalize() + ".");
		final List<DicomFile> images = Files.isDirectory(file) ? series(file) : List.of(single(file));
		if (SegmentationFile.is(images.get(0))) return segmentation(file, images);
		final List<Plane> planes = new ArrayList<>();
		for (final DicomFile f : images) {
			PixelValues.require(f);
			planes.addAll(Plane.of(f));
		}
		return new Series(file, SliceStack.of(file, planes), loss(file, images));
	}

	/** A warning where texture is not what the scanner made. */
	private static List<String> loss(final Path file, final List<DicomFile> images) {
		for (final DicomFile f : images) {
			final Dataset e = f.elements();
			if (e.text(Tag.LOSSY).equals("01") || CompressedPixels.isLossy(e.text(Tag.TRANSFER_SYNTAX))) return List.of(file
				+ " was compressed with loss (Lossy Image Compression " + Tag.text(Tag.LOSSY) + (e.has(Tag.LOSSY_RATIO) ? ", ratio " + e.text(
					Tag.LOSSY_RATIO) : "") + "); texture is not what the scanner made. Take the original images if there are any.");
		}
		return List.of();
	}

	private static SegmentationFile segmentation(final Path file, final List<DicomFile> files) {
		if (files.size() > 1) throw new InputException(file + " holds " + files.size() + " segmentations: " + String.join(", ", files.stream().map(f -> f
			.path().getFileName().toString()).toList()) + ". Name one of them.");
		return SegmentationFile.of(files.get(0));
	}

	private static DicomFile single(final Path file) {
		if (!DicomFile.isDicom(file)) throw new InputException(file + " is no DICOM file (the letters DICM are not at byte 128), although its name says"
			+ " so.");
		final DicomFile f = DicomFile.read(file);
		if (f.pixels() < 0 && !SegmentationFile.is(f)) throw new InputException("The DICOM file " + file + " holds no image (modality " + f.elements().text(Tag.MODALITY) + ").");
		return f;
	}

	/** The image files of the only series in a folder. */
	private static List<DicomFile> series(final Path folder) {
		final Map<String, List<DicomFile>> found = new LinkedHashMap<>();
		try (Stream<Path> list = Files.list(folder)) {
			for (final DicomFile f : read(list.filter(Files::isRegularFile).filter(DicomFile::isDicom).sorted().toList())) {
				if (f.pixels() >= 0) found.computeIfAbsent(f.elements().text(Tag.SERIES_UID), k -> new ArrayList<>()).add(f);
			}
		}
		catch (final IOException e) {
			throw new InputException("Cannot read the folder " + folder + ": " + e.getMessage() + ".", e);
		}
		if (found.isEmpty()) throw new InputException(folder + " is a folder without DICOM images. Name an image file, or a folder with the slices of"
			+ " one DICOM series.");
		// What was made from an image may lie beside it.
		if (found.size() > 1) found.values().removeIf(files -> DERIVED.contains(files.get(0).elements().text(Tag.MODALITY)) && found.values().stream()
			.anyMatch(other -> !DERIVED.contains(other.get(0).elements().text(Tag.MODALITY))));
		if (found.size() > 1) throw new InputException(folder + " holds " + found.size() + " DICOM series: " + describe(found)
			+ ". Put each into a folder of its own.");
		return found.values().iterator().next();
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

	private static String describe(final Map<String, List<DicomFile>> series) {
		final List<String> out = new ArrayList<>();
		series.forEach((uid, files) -> {
			final Dataset e = files.get(0).elements();
			out.add(e.text(Tag.MODALITY) + " '" + e.text(Tag.SERIES_DESCRIPTION) + "' (number " + e.text(Tag.SERIES_NUMBER) + ", " + files.size()
				+ " files)");
		});
		return String.join("; ", out);
	}

	/** A series whose slices are in order. */
	private record Series(Path path, SliceStack stack, List<String> more) implements ImageFile {

		@Override
		public Geometry geometry() {
			return stack.geometry();
		}

		@Override
		public int frames() {
			return stack.frames().size();
		}

		@Override
		public List<String> frameNames() {
			return stack.names();
		}

		@Override
		public List<String> warnings() {
			return Stream.concat(stack.warnings().stream(), more.stream()).toList();
		}

		@Override
		public ImageFile suv() {
			final List<List<Plane>> frames = new ArrayList<>();
			final List<String> warnings = new ArrayList<>();
			for (final List<Plane> planes : stack.frames()) {
				final Suv suv = Suv.of(planes);
				suv.warnings().stream().filter(w -> !warnings.contains(w)).forEach(warnings::add);
				frames.add(IntStream.range(0, planes.size()).mapToObj(i -> planes.get(i).times(suv.factors()[i])).toList());
			}
			return new Series(path, new SliceStack(stack.geometry(), frames, stack.names(), stack.warnings()), warnings);
		}

		@Override
		public Volume volume(final int frame) {
			if (frame < 0 || frame >= frames()) throw new InputException(path + " has " + frames() + " frame" + (frames() == 1 ? "" : "s")
				+ ", counted from 0; there is no frame " + frame + ".");
			final Geometry g = geometry();
			return new Volume(g, PixelValues.of(stack.frames().get(frame), g.nx() * g.ny(), g.nz()));
		}

		@Override
		public ImageIdentity identity() {
			final Dataset e = stack.frames().get(0).get(0).file().elements();
			return new ImageIdentity(e.text(Tag.FRAME_OF_REFERENCE), e.text(Tag.SERIES_UID), stack.frames().stream().flatMap(List::stream).map(p -> p.file()
				.elements().text(Tag.SOP_INSTANCE)).filter(s -> !s.isEmpty()).collect(Collectors.toSet()));
		}

		@Override
		public List<Segment> segments() {
			return List.of();
		}
	}
}
