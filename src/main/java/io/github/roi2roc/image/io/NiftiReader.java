package io.github.roi2roc.image.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Vec3;

/** NIfTI-1 and NIfTI-2: {@code .nii}, {@code .nii.gz}, and pairs of {@code .hdr} and {@code .img}, each also as {@code .gz}. */
@Plugin(type = VolumeReader.class, name = "NIfTI")
public final class NiftiReader implements VolumeReader {

	private static final List<String> HEADER = List.of(".hdr", ".hdr.gz"), DATA = List.of(".img", ".img.gz");

	@Override
	public boolean supports(final Path file) {
		final String name = name(file);
		return name.endsWith(".nii") || name.endsWith(".nii.gz") || !stem(name, HEADER).isEmpty() || !stem(name, DATA).isEmpty();
	}

	@Override
	public ImageFile open(final Path file) {
		final String name = name(file);
		final boolean pair = !name.endsWith(".nii") && !name.endsWith(".nii.gz");
		final Source head = Source.of(!stem(name, DATA).isEmpty() ? twin(file, DATA, HEADER) : file);
		final NiftiHeader h = NiftiHeader.read(head);
		final String what = head.file().toString();
		if (h.single() == pair) throw new InputException(what + (pair ? " says that its voxels follow in the same file, but it is named as a header."
			+ " Rename it to end in .nii." : " says that its voxels lie in an .img file, but it is named .nii. Rename it to .hdr and put the .img"
				+ " file beside it."));
		final Source data = pair ? Source.of(!stem(name, HEADER).isEmpty() ? twin(file, HEADER, DATA) : file) : head;
		final List<String> warnings = new ArrayList<>();
		final int frames = frames(h, what);
		final StoredType type = h.type(what);
		claim(h, frames, type, data);
		final Geometry geometry = geometry(h, what, warnings);
		return new NiftiFile(file, h, geometry, frames, type, data, warnings);
	}

	/** Checks the sizes and counts what lies behind the third dimension. */
	private static int frames(final NiftiHeader h, final String file) {
		final long n = h.dim()[0];
		if (n < 1 || n > 7) throw new InputException(file + ": the header says " + n
			+ " dimensions; a NIfTI image has 1 to 7. The header is corrupt; copy or export the file again.");
		double voxels = 1, frames = 1;
		for (int i = 1; i <= n; i++) {
			final long size = h.dim()[i];
			if (size < 1) throw new InputException(file + ": the header says size " + size + " along dimension " + i
				+ "; it must be at least 1. The header is corrupt; copy or export the file again.");
			if (i <= 3) voxels *= size;
			else frames *= size;
		}
		if (voxels > Geometry.MAX_VOXELS || frames > Integer.MAX_VALUE) throw new InputException(file + String.format(Locale.ROOT,
			": the header claims %.0f voxels in %.0f frames, more than the %d that one volume can have. Crop the image, or correct the header.",
			voxels, frames, Geometry.MAX_VOXELS));
		return (int) frames;
	}

	private static void claim(final NiftiHeader h, final int frames, final StoredType type, final Source data) {
		final long smallest = !h.single() ? 0 : h.version() == 1 ? NiftiHeader.SIZE_1 : NiftiHeader.SIZE_2;
		if (h.voxOffset() < smallest) throw new InputException(data.file() + ": the header's vox_offset is " + h.voxOffset()
			+ ", inside the header itself. The header is corrupt; copy or export the file again.");
		final double needed = h.voxOffset() + (double) size(h, 1) * size(h, 2) * size(h, 3) * frames * type.bytes();
		data.requireBytes(needed > 9e18 ? Long.MAX_VALUE : (long) needed, data.isGzip(), size(h, 1) + "×" + size(h, 2) + "×" + size(h, 3)
			+ " voxels" + (frames > 1 ? " in " + frames + " frames" : "") + " of " + type.bytes() + " bytes");
	}

	private static int size(final NiftiHeader h, final int i) {
		return h.dim()[0] >= i ? (int) h.dim()[i] : 1;
	}

	private static Geometry geometry(final NiftiHeader h, final String file, final List<String> warnings) {
		final double[] spacing = new double[3];
		final double mm = millimetres(h, file, warnings);
		for (int a = 0; a < 3; a++) {
			final double p = h.pixdim()[a + 1];
			final boolean used = h.dim()[0] > a;
			if (used && p < 0) throw new InputException(file + ": the header's spacing along " + "xyz".charAt(a) + " (pixdim[" + (a + 1) + "]) is " + p
				+ "; it must be above 0. Correct the header.");
			spacing[a] = used || p > 0 && p <= Float.MAX_VALUE ? p * mm : 1;
		}
		final NiftiOrientation o = NiftiOrientation.of(h, file, warnings);
		try {
			return new Geometry(size(h, 1), size(h, 2), size(h, 3), new Vec3(spacing[0], spacing[1], spacing[2]), o.origin().times(mm), o
				.direction());
		}
		catch (final InputException e) {
			throw new InputException(file + ": " + e.getMessage(), e);
		}
	}

	private static double millimetres(final NiftiHeader h, final String file, final List<String> warnings) {
		return switch (h.units() & 7) {
			case 1 -> 1000;
			case 2 -> 1;
			case 3 -> 0.001;
			default -> {
				warnings.add(file + ": the header does not say the unit of length (xyzt_units " + h.units() + "); mm are assumed.");
				yield 1;
			}
		};
	}

	/** The other file of a pair: same name before the extension, in the same case; packed or not. */
	private static Path twin(final Path file, final List<String> own, final List<String> wanted) {
		final String full = file.getFileName().toString(), stem = stem(full.toLowerCase(Locale.ROOT), own);
		final String extension = full.substring(stem.length());
		final boolean upper = extension.equals(extension.toUpperCase(Locale.ROOT));
		for (final String w : wanted) {
			final Path twin = file.resolveSibling(full.substring(0, stem.length()) + (upper ? w.toUpperCase(Locale.ROOT) : w));
			if (Files.exists(twin)) return twin;
		}
		if (!Files.exists(file)) Source.of(file);
		throw new InputException(file + " is one half of a pair, and the other half (" + full.substring(0, stem.length()) + (upper
			? wanted.get(0).toUpperCase(Locale.ROOT) : wanted.get(0)) + ") is not beside it. Put both files into one folder.");
	}

	private static String name(final Path file) {
		return file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
	}

	/** What stands before one of the extensions; empty if the name has none of them. */
	private static String stem(final String name, final List<String> extensions) {
		for (final String e : extensions) {
			if (name.endsWith(e)) return name.substring(0, name.length() - e.length());
		}
		return "";
	}
}
