package io.github.roi2roc.extract;

import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.io.RegionReader.NamedMask;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.table.Manifest;

/**
 * How much memory some work will hold at its peak, told from sizes and settings before it starts. An upper estimate: filters take less where
 * they work in slabs.
 *
 * @param bytes at the peak, beyond what is open already
 * @param of what takes them, for messages: the size of a grid, the number of maps
 */
public record MemoryEstimate(long bytes, String of) {

	/** Bytes a voxel: a resampled or filtered image in doubles; grey levels while zones are counted; a mask. */
	private static final int REAL = 8, LEVELS = 4, MASK = 1;
	/** Of an image or mask as a file holds it: most are 16-bit, some 32. */
	private static final int STORED = 4;

	/** What Java may use in all, less an eighth for everything else. */
	public static long available() {
		return Runtime.getRuntime().maxMemory() / 8 * 7;
	}

	/**
	 * One region's extraction from an image that is in memory.
	 *
	 * @param region the region's bounds on the image's grid
	 */
	public static MemoryEstimate region(final Settings settings, final Geometry image, final Box region) {
		final long[] n = grid(settings, image, region);
		final boolean resampled = settings.base().has("resampledPixelSpacing"), filtered = settings.filters().stream().anyMatch(f -> !f.identity());
		final long perVoxel = LEVELS + MASK + (resampled ? REAL + MASK : 0) + (filtered ? 2 * REAL : 0);
		final long whole = settings.base().flag("normalize") ? (long) REAL * image.voxels() : 0;
		return new MemoryEstimate(product(n, perVoxel) + whole, String.format(Locale.ROOT, "a region of %d×%d×%d voxels", n[0], n[1], n[2]) + (resampled
			? " after resampling to " + settings.base().numbers("resampledPixelSpacing") + " mm" : ""));
	}

	/** The largest of several regions, one of which is measured at a time. */
	public static MemoryEstimate regions(final Settings settings, final Geometry image, final List<NamedMask> regions) {
		return regions.stream().map(r -> region(settings, image, r.mask().bounds())).max(Comparator.comparingLong(MemoryEstimate::bytes)).orElse(
			new MemoryEstimate(0, "no region"));
	}

	/** Images that are kept: filter responses or feature maps. @param bytes a voxel */
	public static MemoryEstimate images(final int count, final Box box, final int bytes) {
		return new MemoryEstimate(product(new long[] { box.nx(), box.ny(), box.nz() }, (long) count * bytes), String.format(Locale.ROOT,
			"%d image%s of %d×%d×%d voxels", count, count == 1 ? "" : "s", box.nx(), box.ny(), box.nz()));
	}

	/** A training: the table, its prepared copies in each thread, and the models' own numbers of about the same size. */
	public static MemoryEstimate training(final int rows, final int columns) {
		return new MemoryEstimate((long) REAL * rows * columns * (2 + 2L * Runtime.getRuntime().availableProcessors()), "a table of " + rows + " rows and "
			+ columns + " columns");
	}

	/**
	 * The largest case of a cohort: image and mask of each modality, by the files' headers. Files that cannot be read, and folders, which would
	 * have to be read whole, do not count; the extraction says what is wrong with them.
	 */
	public static MemoryEstimate largestCase(final Manifest manifest) {
		MemoryEstimate most = new MemoryEstimate(0, "no case");
		for (final Manifest.Row row : manifest.rows()) {
			long bytes = 0;
			for (final Manifest.Source s : row.sources()) bytes += stored(s);
			if (bytes > most.bytes) most = new MemoryEstimate(bytes, "case " + row.name());
		}
		return most;
	}

	/** The image, its mask, and the mask's copy as a region. */
	private static long stored(final Manifest.Source s) {
		if (s.image() == null || s.mask() == null || !Files.isRegularFile(s.image())) return 0;
		try {
			return VolumeFiles.supports(s.image()) ? (long) (2 * STORED + MASK) * VolumeFiles.open(s.image()).geometry().voxels() : 0;
		}
		catch (final InputException e) {
			return 0;
		}
	}

	/** How many cases of this size can be worked on at a time. @param wanted at most */
	public int sideBySide(final int wanted) {
		return bytes == 0 ? wanted : (int) Math.max(1, Math.min(wanted, available() / bytes));
	}

	/** @throws InputException if it cannot fit, with the numbers */
	public void require() {
		if (bytes > available()) throw new InputException("Not enough memory: " + text() + ". Check sizes and spacings (mm) for a slip of the unit or the"
			+ " decimal point, name fewer image types or features, or give Java more memory (Edit > Options > Memory & Threads, or -Xmx).");
	}

	/** A sentence's part: what takes how much of what there is. */
	public String text() {
		return of + ": about " + megabytes(bytes) + " of " + megabytes(available());
	}

	private static String megabytes(final long b) {
		return Math.max(1, b >> 20) + " MB";
	}

	/** Size of the region's box as it is measured, at most that of the whole image, which is what the IBSI's chain interpolates. */
	private static long[] grid(final Settings settings, final Geometry image, final Box region) {
		final long[] n = { region.nx(), region.ny(), region.nz() }, all = { image.nx(), image.ny(), image.nz() };
		if (!settings.base().has("resampledPixelSpacing")) return n;
		final Vec3 s = image.spacing();
		final double[] old = { s.x(), s.y(), s.z() };
		final List<Number> spacing = settings.base().numbers("resampledPixelSpacing");
		final int pad = settings.base().integer("padDistance");
		for (int a = 0; a < 3; a++) {
			final double now = spacing.get(a).doubleValue() == 0 ? old[a] : spacing.get(a).doubleValue();
			final double whole = Math.ceil(all[a] * old[a] / now);
			n[a] = (long) (settings.standard() == Standard.IBSI ? whole : Math.min(Math.ceil(n[a] * old[a] / now) + 2.0 * pad, whole));
		}
		return n;
	}

	/** Does not run over. */
	private static long product(final long[] n, final long bytes) {
		return (long) Math.min(Long.MAX_VALUE / 4, (double) n[0] * n[1] * n[2] * bytes);
	}
}
