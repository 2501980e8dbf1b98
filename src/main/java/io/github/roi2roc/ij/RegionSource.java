package io.github.roi2roc.ij;

import java.awt.GraphicsEnvironment;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.roi2roc.InputException;
import io.github.roi2roc.InputPath;
import io.github.roi2roc.extract.CaseRegions;
import io.github.roi2roc.extract.LabelChoice;
import io.github.roi2roc.extract.Settings;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.io.ImageIdentity;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.image.io.VolumeFiles;

import ij.ImagePlus;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

/**
 * Where the regions of an open image come from: its selection, the ROI Manager, its overlay, a file, or another open image that is a mask.
 * A region without a slice of its own is taken in the image's current slice, as ImageJ does.
 */
public final class RegionSource {

	/** The mask file if one is given, else the selection, else the ROI Manager, else the overlay. */
	public static final String AUTOMATIC = "Automatic";
	public static final String SELECTION = "Selection";
	public static final String MANAGER = "ROI Manager";
	public static final String SELECTED = "ROI Manager (selected)";
	public static final String OVERLAY = "Overlay";
	public static final String FILE = "File";

	private final ImagePlus image;
	private final Geometry grid;
	private final int frame;
	private final List<String> warnings;

	/**
	 * @param image the image the regions lie on
	 * @param grid its grid
	 * @param frame its chosen frame, from 1; 0 if it has only one
	 * @param warnings gets a line for everything that had to be assumed
	 */
	public RegionSource(final ImagePlus image, final Geometry grid, final int frame, final List<String> warnings) {
		this.image = image;
		this.grid = grid;
		this.frame = Math.max(1, frame);
		this.warnings = warnings;
	}

	/** What a user can choose: the fixed sources and the titles of all open images. */
	public static List<String> choices() {
		final List<String> out = new ArrayList<>(List.of(AUTOMATIC, SELECTION, MANAGER, SELECTED, OVERLAY, FILE));
		for (final ImagePlus i : OpenImages.all()) if (!out.contains(i.getTitle())) out.add(i.getTitle());
		return out;
	}

	/**
	 * @param source one of {@link #choices()}
	 * @param names only regions whose name matches, {@code *} standing for anything; empty for all
	 * @param mask the file; null if none is given
	 * @param labels which labels of a mask, or which of the drawn regions
	 * @return the regions on the image's grid, at least one
	 * @throws InputException if there are none, or they do not fit the image
	 */
	public List<NamedMask> masks(final String source, final String names, final File mask, final LabelChoice labels, final Settings settings) {
		final String from = source.equals(AUTOMATIC) ? automatic(mask) : source;
		if (mask != null && !from.equals(FILE)) throw new InputException("A mask file is given (" + mask + "), but the regions come from '" + from
			+ "'. Choose regions=File, or leave the file out.");
		return switch (from) {
			case SELECTION -> drawn(selection(), "", labels);
			case MANAGER -> drawn(managed(false), names, labels);
			case SELECTED -> drawn(managed(true), names, labels);
			case OVERLAY -> drawn(overlay(), names, labels);
			case FILE -> {
				if (mask == null) throw new InputException("Name the mask file: mask=... (a label image or a RoiSet.zip).");
				yield fromFile(InputPath.of(mask.getPath(), "mask"), labels, settings);
			}
			default -> maskImage(OpenImages.titled(from, "'regions'"), labels, settings);
		};
	}

	private String automatic(final File mask) {
		if (mask != null) return FILE;
		if (image.getRoi() != null) return SELECTION;
		final RoiManager manager = manager();
		if (manager != null && manager.getCount() > 0) return MANAGER;
		if (!Layers.drawn(image).isEmpty()) return OVERLAY;
		throw new InputException("The image '" + image.getTitle() + "' has no region: no selection, nothing in the ROI Manager, no overlay and no mask"
			+ " file. Draw a region, or name a mask.");
	}

	private List<Roi> selection() {
		if (image.getRoi() == null) throw new InputException("The image '" + image.getTitle() + "' has no selection. Draw one, or choose other"
			+ " regions.");
		final Roi roi = (Roi) image.getRoi().clone();
		// A selection is where it is seen; a position it kept from the ROI Manager would say otherwise only after scrolling away.
		roi.setPosition(0);
		return List.of(roi);
	}

	private static RoiManager manager() {
		return GraphicsEnvironment.isHeadless() ? null : RoiManager.getInstance2();
	}

	private static List<Roi> managed(final boolean selected) {
		if (GraphicsEnvironment.isHeadless()) throw new InputException("The ROI Manager needs a display. Save its regions (More > Save) and give the"
			+ " RoiSet.zip as mask=....");
		final RoiManager manager = manager();
		if (manager == null || manager.getCount() == 0) throw new InputException("The ROI Manager is empty. Add regions to it (Ctrl+T), or choose"
			+ " others.");
		if (selected && manager.getSelectedIndexes().length == 0) throw new InputException("No region is selected in the ROI Manager. Select some, or"
			+ " choose 'ROI Manager' for all.");
		return Arrays.asList(selected ? manager.getSelectedRoisAsArray() : manager.getRoisAsArray());
	}

	private List<Roi> overlay() {
		final List<Roi> overlay = Layers.drawn(image);
		if (overlay.isEmpty()) throw new InputException("The image '" + image.getTitle() + "' has no overlay.");
		return overlay;
	}

	private List<NamedMask> drawn(final List<Roi> rois, final String names, final LabelChoice labels) {
		final List<Roi> chosen = names.isBlank() ? rois : rois.stream().filter(r -> matches(names.strip(), r.getName())).toList();
		if (chosen.isEmpty()) throw new InputException("No region's name matches '" + names + "'. There are: " + rois.stream().map(Roi::getName).map(
			String::valueOf).collect(Collectors.joining(", ")) + ".");
		return CaseRegions.of(RoiRegions.masks(chosen, grid, this::slice, Math.max(1, image.getZ()), warnings::add), labels);
	}

	private static boolean matches(final String pattern, final String name) {
		final String regex = Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
		return name != null && Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL).matcher(name).matches();
	}

	/** The slice a region says it lies in; positions of hyperstacks are taken apart. */
	int slice(final Roi roi) {
		if (roi.hasHyperStackPosition()) {
			final int t = roi.getTPosition();
			return t > 0 && t != frame ? RoiRegions.ELSEWHERE : roi.getZPosition();
		}
		final int p = roi.getPosition();
		if (p == 0) return RoiRegions.sliceInName(roi);
		if (image.getNChannels() * image.getNFrames() == 1 || p > image.getStackSize()) return p;
		final int[] czt = image.convertIndexToPosition(p);
		return czt[2] == frame ? czt[1] : RoiRegions.ELSEWHERE;
	}

	/**
	 * Images that ImageJ's own readers opened, and masks that were drawn in ImageJ and saved as TIFF or PNG, do not say where they lie; image and
	 * mask of the same size are then taken to lie on each other.
	 */
	private List<NamedMask> fromFile(final Path mask, final LabelChoice labels, final Settings settings) {
		if (CaseRegions.inPatientSpace(mask)) {
			if (!ImageGeometry.isKept(image)) throw new InputException("The image '" + image.getTitle() + "' does not say where it lies in the patient, but"
				+ " the regions of " + mask.getFileName() + " do. Open the image's DICOM folder with Plugins > Radiomics > Open Medical Image....");
		}
		else if (VolumeFiles.supports(mask) && !Files.isDirectory(mask) && (!ImageGeometry.isKept(image) || ImageJReader.isUnplaced(mask))) {
			final Geometry own = VolumeFiles.open(mask).geometry();
			if (sameSize(own)) {
				warnings.add("image or mask does not say where it lies; the mask " + mask.getFileName()
					+ " of the same size is taken to lie on the image");
				return CaseRegions.of(mask, own, ImageIdentity.NONE, labels, settings, warnings).stream().map(m -> m.with(m.mask().on(grid))).toList();
			}
		}
		return CaseRegions.of(mask, grid, ImageFiles.identity(image), labels, settings, warnings);
	}

	private boolean sameSize(final Geometry g) {
		return g.nx() == grid.nx() && g.ny() == grid.ny() && g.nz() == grid.nz();
	}

	/** A mask image of the same size lies on the image unless both say where they lie. */
	private List<NamedMask> maskImage(final ImagePlus mask, final LabelChoice labels, final Settings settings) {
		if (mask == image) throw new InputException("'" + mask.getTitle() + "' is the image itself. Choose another image as mask.");
		final Volume v = ImagePlusVolume.volume(mask, 0, mask.getNFrames() > 1 ? frame : 0, w -> {});
		final boolean on = sameSize(v.geometry()) && !(ImageGeometry.isKept(mask) && ImageGeometry.isKept(image));
		try {
			return CaseRegions.of(on ? new Volume(grid, v.voxels()) : v, grid, labels, settings);
		}
		catch (final InputException e) {
			throw new InputException("mask '" + mask.getTitle() + "': " + e.getMessage(), e);
		}
	}
}
