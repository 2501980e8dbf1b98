package io.github.roi2roc.extract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;
import io.github.roi2roc.Plugins;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Labels;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.MaskAlignment;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.ImageFile;
import io.github.roi2roc.image.io.ImageIdentity;
import io.github.roi2roc.image.io.RegionReader;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.image.io.Segment;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.table.Manifest;

/**
 * An image with its regions, read from files.
 *
 * @param image the image
 * @param regions the chosen regions on the image's grid; never empty
 * @param warnings what the files' headers leave in doubt
 */
public record CaseRegions(Volume image, List<NamedMask> regions, List<String> warnings) {

	/** How far, in voxels, the positions of a file that holds a part of a grid may be rounded. */
	private static final double SAME_VOXEL = 0.01;
	private static final List<RegionReader> REGION_READERS = Plugins.all(RegionReader.class);

	public CaseRegions {
		regions = List.copyOf(regions);
		warnings = List.copyOf(warnings);
	}

	/**
	 * @param source the image and its mask: a label image, a segmentation with named segments, or drawn regions (RoiSet.zip)
	 * @param wanted the labels named by the manifest, the macro or the dialog; where nobody named any, the settings' label counts, and if there
	 *          is none either, every label
	 * @throws InputException if a file is missing or damaged, a label is absent, or image and mask do not lie on each other
	 */
	public static CaseRegions read(final Manifest.Source source, final LabelChoice wanted, final Settings settings) {
		if (source.image() == null) throw new InputException("no image is named; its cell in the manifest is empty");
		if (source.mask() == null) throw new InputException("no mask is named; its cell in the manifest is empty");
		final ImageFile opened = VolumeFiles.open(source.image()), file = settings.suv() ? opened.suv() : opened;
		if (file.frames() > 1) throw new InputException(source.image() + " holds " + file.volumes()
			+ "; features need one. Save the volume to use as a file of its own.");
		final List<String> warnings = new ArrayList<>(file.warnings());
		warnings.addAll(MaskAlignment.oddSizes(file.geometry()));
		final List<NamedMask> regions = of(source.mask(), file.geometry(), file.identity(), wanted, settings, warnings);
		return new CaseRegions(file.volume(0), regions, warnings);
	}

	/**
	 * The chosen regions of a mask file, on an image's grid.
	 *
	 * @param mask a label image, a segmentation or drawn regions
	 * @param image the image's grid
	 * @param identity what else is known of the image
	 * @param wanted as in {@link #read}
	 * @param warnings gets a line for what is left in doubt
	 * @return never empty
	 * @throws InputException as {@link #read}
	 */
	public static List<NamedMask> of(final Path mask, final Geometry image, final ImageIdentity identity, final LabelChoice wanted,
		final Settings settings, final List<String> warnings)
	{
		try {
			for (final RegionReader r : REGION_READERS) {
				if (r.supports(mask)) return aligned(r.read(mask, image, new RegionReader.Request(choice(wanted, settings).names(), identity,
					warnings::add)), image, settings);
			}
			final ImageFile file = VolumeFiles.open(mask);
			requireSameImage(file, identity, warnings);
			final List<NamedMask> masks = masks(file, choice(wanted, settings), settings, warnings);
			return aligned(!file.isPart() ? masks : masks.stream().map(m -> m.with(MaskAlignment.placed(image, m.mask(), SAME_VOXEL)))
				.toList(), image, settings);
		}
		catch (final InputException e) {
			throw named(mask, e);
		}
	}

	/** Whether a mask file holds regions in the patient's coordinates, which need an image that says where it lies. */
	public static boolean inPatientSpace(final Path mask) {
		return REGION_READERS.stream().anyMatch(r -> r.inPatientSpace() && r.supports(mask));
	}

	/**
	 * The chosen regions of a label image, on an image's grid.
	 *
	 * @param labels a label image that is open already
	 * @throws InputException as {@link #read}
	 */
	public static List<NamedMask> of(final Volume labels, final Geometry image, final LabelChoice wanted, final Settings settings) {
		return aligned(labelled(labels, choice(wanted, settings)), image, settings);
	}

	/**
	 * The regions of drawn ones that were named.
	 *
	 * @throws InputException if there is none of a name, saying which there are
	 */
	public static List<NamedMask> of(final List<NamedMask> drawn, final LabelChoice wanted) {
		return NamedMask.chosen(drawn, wanted.names());
	}

	private static void requireSameImage(final ImageFile mask, final ImageIdentity image, final List<String> warnings) {
		try {
			mask.drawnOn().require(image, w -> warnings.add(mask.path().getFileName() + ": " + w));
		}
		catch (final InputException e) {
			throw new InputException(e.getMessage() + ".", e);
		}
	}

	private static LabelChoice choice(final LabelChoice wanted, final Settings settings) {
		return wanted.or(settings.label().isPresent() ? LabelChoice.parse(Integer.toString(settings.label().getAsInt())) : LabelChoice.EVERY);
	}

	private static List<NamedMask> aligned(final List<NamedMask> masks, final Geometry image, final Settings settings) {
		return masks.stream().map(m -> m.with(MaskAlignment.onto(image, m.mask(), settings.geometryTolerance(), settings.correctMask()))).toList();
	}

	/** Readers name their file; what comes from a grid or a label does not. */
	private static InputException named(final Path mask, final InputException e) {
		return e.getMessage().contains(mask.getFileName().toString()) ? e : new InputException("mask " + mask.getFileName() + ": " + e.getMessage(),
			e);
	}

	private static List<NamedMask> masks(final ImageFile mask, final LabelChoice choice, final Settings settings,
		final List<String> warnings)
	{
		if (mask.isPart()) warnings.addAll(mask.warnings());
		if (!mask.segments().isEmpty()) return segments(mask, choice, warnings);
		if (mask.frames() > 1 && settings.labelChannel() >= mask.frames()) throw new InputException("label_channel is " + settings.labelChannel()
			+ ", but the mask has " + mask.frames() + " layers, counted from 0");
		final Volume labels = mask.volume(mask.frames() > 1 ? settings.labelChannel() : 0);
		return labelled(labels, choice);
	}

	private static List<NamedMask> labelled(final Volume labels, final LabelChoice choice) {
		final Labels found = Labels.of(labels);
		final Set<Labels.Label> chosen = new LinkedHashSet<>();
		if (choice.names().isEmpty()) chosen.addAll(found.found());
		for (final String name : choice.names()) chosen.add(found.get(name));
		return chosen.stream().map(l -> new NamedMask(l.text(), l.mask(labels))).toList();
	}

	/** Segments go by their number, or by their name where two layers use the same number. */
	private static List<NamedMask> segments(final ImageFile file, final LabelChoice choice, final List<String> warnings) {
		final Set<Integer> numbers = new HashSet<>();
		file.segments().forEach(s -> numbers.add(s.label()));
		final boolean byNumber = numbers.size() == file.segments().size();
		final Map<Integer, Volume> layers = new HashMap<>();
		final List<NamedMask> out = new ArrayList<>();
		for (final Segment s : choice.names().isEmpty() ? file.segments() : choice.names().stream().map(n -> segment(file, n)).distinct()
			.toList())
		{
			final Mask m = Mask.of(layers.computeIfAbsent(s.layer(), file::volume), s.label());
			if (!m.isEmpty()) out.add(new NamedMask(byNumber ? Integer.toString(s.label()) : s.name(), m, s.name()));
			else if (choice.names().isEmpty()) warnings.add("segment '" + s.name() + "' is empty and was passed over");
			else throw new InputException("segment '" + s.name() + "' is empty. Draw it, or choose another: " + listed(file) + ".");
		}
		if (out.isEmpty()) throw new InputException("every segment is empty: " + listed(file) + ". Draw the region, or name another mask.");
		return out;
	}

	private static Segment segment(final ImageFile file, final String name) {
		for (final Segment s : file.segments()) {
			if (s.name().equals(name)) return s;
		}
		final List<Segment> byNumber = file.segments().stream().filter(s -> Integer.toString(s.label()).equals(name)).toList();
		if (byNumber.size() == 1) return byNumber.get(0);
		throw new InputException((byNumber.isEmpty() ? "there is no segment '" + name + "'" : "several segments have the label " + name
			+ "; choose one by its name") + ". Segments found: " + listed(file) + ".");
	}

	private static String listed(final ImageFile file) {
		return file.segments().stream().map(s -> s.name() + " (" + s.label() + ")").collect(Collectors.joining(", "));
	}
}
