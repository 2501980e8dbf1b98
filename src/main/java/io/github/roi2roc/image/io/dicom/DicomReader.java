package io.github.roi2roc.image.io.dicom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

/**
 * DICOM images: a folder or DICOMDIR with the slices of one series, sorted by position, or a single file, also a multi-frame one. Values are rescaled
 * (HU for CT); origin and direction come from the first slice, the slice distance from the positions. Files of a folder that are no DICOM
 * images, such as structure sets, are passed over, and so are segmentations and doses that lie beside an image. A segmentation by itself is
 * a label image with named segments.
 */
@Plugin(type = VolumeReader.class, name = "DICOM", priority = Priority.LOW)
public final class DicomReader implements VolumeReader {

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
		return open(file, "");
	}

	/**
	 * The image of a file, or of one series among those of a folder or of a DICOMDIR.
	 *
	 * @param series number, description or UID of the series; empty where there is only one
	 * @throws InputException as {@link #open(Path)}, and if there is no such series, or several, listing them
	 */
	public static ImageFile open(final Path file, final String series) {
		if (!Files.exists(file)) throw new InputException("There is no file " + file.toAbsolutePath().normalize() + ".");
		final SeriesFolder folder = Files.isDirectory(file) || DicomDirectory.is(file) ? SeriesFolder.of(file, series) : null;
		final List<DicomFile> images = folder == null ? List.of(single(file)) : folder.files();
		if (SegmentationFile.is(images.get(0))) return segmentation(file, images);
		final List<Plane> planes = new ArrayList<>();
		for (final DicomFile f : images) {
			PixelValues.require(f);
			planes.addAll(Plane.of(f));
		}
		return new Series(file, SliceStack.of(file, planes), Stream.concat(loss(file, images).stream(), folder == null ? Stream.empty() : folder.warnings()
			.stream()).toList());
	}

	private static SegmentationFile segmentation(final Path file, final List<DicomFile> files) {
		if (files.size() > 1) throw new InputException(file + " holds " + files.size() + " segmentations: " + String.join(", ", files.stream().map(f -> f
			.path().getFileName().toString()).toList()) + ". Name one of them.");
		return SegmentationFile.of(files.get(0));
	}

	private static DicomFile single(final Path file) {
		if (!DicomFile.isDicom(file)) throw new InputException(file + " is no DICOM file (the letters DICM are not at byte 128), although its name says"
			+ " so. Copy it again, or check its extension.");
		final DicomFile f = DicomFile.read(file);
		if (f.pixels() < 0 && !SegmentationFile.is(f)) throw new InputException("The DICOM file " + file + " holds no image (modality " + f.elements().text(
			Tag.MODALITY) + "). Name an image of the series, or its folder.");
		return f;
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
			return new Volume(g, PixelValues.of(stack.frames().get(frame), g.nx() * g.ny()));
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
