package io.github.roi2roc.preprocess;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import io.github.roi2roc.InputException;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.numeric.RandomStream;

/**
 * A small change of a region, such as another reader might have drawn it (the region's part of the perturbations of Zwanenburg et al. 2019,
 * "Assessing robustness of radiomic features by image perturbation"). Lengths are mm along every axis, whatever the spacing.
 *
 * @param kind what is done
 * @param amount mm; of {@link Kind#VOLUME} a part of the volume
 * @param draw which of several draws of a random change, from 1; 0 where nothing is drawn
 */
public record Perturbation(Kind kind, double amount, int draw) {

	/** A voxel whose distance equals the amount up to rounding is within it. */
	private static final double TIE = 1e-9;
	/** The noise of a contour is cut here, in standard deviations. */
	private static final double CUT = 3;
	/** How wide the noise of a contour is smoothed, by its standard deviation. */
	private static final double SMOOTH = 3;

	/** What can be done to a region. */
	public enum Kind {
		/** The region as it is. */
		ORIGINAL("the region as it is"),
		/** Voxels within so many mm of the surface are taken away. */
		ERODE("voxels within so many mm of the surface are taken away"),
		/** Voxels within so many mm of the surface are added. */
		DILATE("voxels within so many mm of the surface are added"),
		/** Moved by so many mm in a random direction (within the plane where there is one slice). */
		SHIFT("moved by so many mm in a random direction"),
		/** Grown or shrunk evenly to a volume drawn between 1 − amount and 1 + amount times its own. */
		VOLUME("grown or shrunk to a volume drawn up to this part above or below its own"),
		/** The surface moves in and out by smooth normal noise with this standard deviation in mm, cut at three. */
		CONTOUR("the surface moves in and out by smooth noise with this standard deviation in mm");

		private final String about;

		Kind(final String about) {
			this.about = about;
		}

		/** One sentence. */
		public String about() {
			return about;
		}

		/** Whether it is drawn, so that several draws differ. */
		public boolean random() {
			return this == SHIFT || this == VOLUME || this == CONTOUR;
		}

		private String word() {
			return name().toLowerCase(Locale.ROOT);
		}
	}

	/** @throws InputException if the amount is not a number above 0 (of a volume below 1) */
	public Perturbation {
		if (kind != Kind.ORIGINAL && !(amount > 0 && amount <= 100)) throw new InputException("perturbations: " + kind.word() + " by " + amount
			+ "; a number above 0 belongs there, such as " + kind.word() + (kind == Kind.VOLUME ? ":0.15." : ":1 (mm)."));
		if (kind == Kind.VOLUME && amount >= 1) throw new InputException("perturbations: volume by " + amount
			+ "; a part of the volume below 1 belongs there, such as volume:0.15.");
	}

	/**
	 * The original first, then each change, random ones several times.
	 *
	 * @param words such as {@code erode:1} or {@code volume:0.15}
	 * @param draws how often what is random is drawn, at least 1
	 * @throws InputException if a word is none of the kinds, or names the same change twice
	 */
	public static List<Perturbation> parse(final List<String> words, final int draws) {
		if (draws < 1 || draws > 1000) throw new InputException("'repeats' is " + draws + "; choose 1 to 1000.");
		final List<Perturbation> out = new ArrayList<>(List.of(new Perturbation(Kind.ORIGINAL, 0, 0)));
		for (final String word : words) {
			final String[] parts = word.strip().split(":", -1);
			final Kind kind = Arrays.stream(Kind.values()).filter(k -> k != Kind.ORIGINAL && k.word().equals(parts[0].strip().toLowerCase(Locale.ROOT)))
				.findFirst().orElseThrow(() -> new InputException("perturbations: '" + word + "' is not known. Known are "
					+ "erode:mm, dilate:mm, shift:mm, volume:part and contour:mm, such as erode:1."));
			final double amount;
			try {
				amount = Double.parseDouble(parts.length == 2 ? parts[1].strip() : "");
			}
			catch (final NumberFormatException e) {
				throw new InputException("perturbations: '" + word + "' needs one number behind a colon, such as " + kind.word() + (kind == Kind.VOLUME
					? ":0.15." : ":1 (mm)."), e);
			}
			for (int d = 1; d <= (kind.random() ? draws : 1); d++) {
				final Perturbation p = new Perturbation(kind, amount, kind.random() ? d : 0);
				if (out.contains(p)) throw new InputException("perturbations: '" + word + "' stands there twice; set repeats for several draws.");
				out.add(p);
			}
		}
		if (out.size() < 2) throw new InputException("perturbations: none is named. Give some such as erode:1,dilate:1,shift:1.");
		return out;
	}

	/** {@code original}, {@code erode:1}, {@code shift:1#2}. */
	public String name() {
		if (kind == Kind.ORIGINAL) return kind.word();
		return kind.word() + ":" + (amount == Math.rint(amount) ? Long.toString((long) amount) : Double.toString(amount)) + (draw > 0 ? "#" + draw : "");
	}

	/**
	 * @param stream of the case and region; what is drawn depends on it and on this change alone
	 * @return the changed region on the same grid, within the image
	 * @throws InputException if nothing is left of the region
	 */
	public Mask apply(final Mask mask, final RandomStream stream) {
		final RandomStream random = stream.fork(name());
		final Mask out = switch (kind) {
			case ORIGINAL -> mask;
			case ERODE -> within(mask, -amount);
			case DILATE -> within(mask, amount);
			case SHIFT -> shifted(mask, random);
			case VOLUME -> sized(mask, 1 + amount * (2 * random.nextDouble() - 1), random);
			case CONTOUR -> noisy(mask, random);
		};
		if (out.isEmpty()) throw new InputException(name() + " leaves none of the region's " + mask.count() + " voxels. Choose a smaller amount.");
		return out;
	}

	/** Voxels whose centre is at most this far from the region's surface, inside counting as negative. */
	private static Mask within(final Mask mask, final double mm) {
		final SurfaceDistance d = SurfaceDistance.of(mask, Math.abs(mm));
		return Mask.of(mask.geometry(), d.box(), i -> d.mm()[i] <= mm + TIE);
	}

	/** Half a voxel or more of it in the moved region: trilinear interpolation of the region at the place it comes from. */
	private Mask shifted(final Mask mask, final RandomStream random) {
		final Geometry g = mask.geometry();
		final double[] v = { random.nextGaussian(), random.nextGaussian(), random.nextGaussian() };
		if (g.nz() == 1) v[2] = 0;
		final double length = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
		final double[] by = new double[3];
		for (int a = 0; a < 3; a++) by[a] = amount * v[a] / length / g.spacing().get(a);
		final int[] whole = new int[3];
		final double[] part = new double[3];
		for (int a = 0; a < 3; a++) {
			whole[a] = (int) Math.floor(-by[a]);
			part[a] = -by[a] - whole[a];
		}
		final Box box = mask.bounds().grow((int) Math.ceil(Math.abs(by[0])), (int) Math.ceil(Math.abs(by[1])), (int) Math.ceil(Math.abs(by[2])))
			.intersect(g.box());
		return Mask.of(g, box, i -> {
			final int x = box.x() + i % box.nx() + whole[0], yz = i / box.nx(), y = box.y() + yz % box.ny() + whole[1], z = box.z() + yz / box.ny()
				+ whole[2];
			double sum = 0;
			for (int c = 0; c < 8; c++) {
				if (!mask.contains(x + (c & 1), y + (c >> 1 & 1), z + (c >> 2))) continue;
				sum += ((c & 1) == 0 ? 1 - part[0] : part[0]) * ((c >> 1 & 1) == 0 ? 1 - part[1] : part[1]) * (c >> 2 == 0 ? 1 - part[2] : part[2]);
			}
			return sum >= 0.5 - TIE;
		});
	}

	/** The voxels deepest inside, or nearest outside, until the volume is reached; among equals those that are drawn. */
	private static Mask sized(final Mask mask, final double factor, final RandomStream random) {
		final long target = Math.max(1, Math.round(mask.count() * factor));
		final Vec3 s = mask.geometry().spacing();
		for (double reach = 2 * Math.max(s.x(), Math.max(s.y(), s.z()));; reach *= 2) {
			final SurfaceDistance d = SurfaceDistance.of(mask, reach);
			final double[] mm = d.mm(), key = new double[mm.length];
			for (int i = 0; i < key.length; i++) key[i] = random.nextDouble();
			final int[] order = IntStream.range(0, mm.length).boxed().sorted(Comparator.<Integer>comparingDouble(i -> Math.rint(mm[i] / TIE)).thenComparingDouble(
				i -> key[i])).limit(target).mapToInt(i -> i).toArray();
			final boolean all = d.box().equals(mask.geometry().box());
			if (!all && (order.length < target || Math.abs(mm[order[order.length - 1]]) > reach)) continue;
			final byte[] in = new byte[mm.length];
			for (final int i : order) in[i] = 1;
			return Mask.of(mask.geometry(), d.box(), i -> in[i] != 0);
		}
	}

	private Mask noisy(final Mask mask, final RandomStream random) {
		final SurfaceDistance d = SurfaceDistance.of(mask, CUT * amount);
		final double[] noise = noise(d.box(), mask.geometry().spacing(), random);
		return Mask.of(mask.geometry(), d.box(), i -> d.mm()[i] <= Math.max(-CUT, Math.min(CUT, noise[i])) * amount + TIE);
	}

	/** Normal noise of standard deviation 1, smoothed along each axis and scaled back. */
	private double[] noise(final Box box, final Vec3 spacing, final RandomStream random) {
		int[] size = new int[3];
		final double[][] kernel = new double[3][];
		for (int a = 0; a < 3; a++) {
			kernel[a] = box.size(a) == 1 ? new double[] { 1 } : kernel(SMOOTH * amount / spacing.get(a));
			size[a] = box.size(a) + kernel[a].length - 1;
		}
		double[] v = new double[Math.multiplyExact(Math.multiplyExact(size[0], size[1]), size[2])];
		for (int i = 0; i < v.length; i++) v[i] = random.nextGaussian();
		for (int a = 0; a < 3; a++) {
			final int[] to = size.clone();
			to[a] = box.size(a);
			v = smooth(v, size, to, a, kernel[a]);
			size = to;
		}
		return v;
	}

	/** A Gaussian whose squares add up to 1, so that white noise keeps its variance. */
	private static double[] kernel(final double sigma) {
		final int r = (int) Math.ceil(3 * sigma);
		final double[] out = new double[2 * r + 1];
		double squares = 0;
		for (int k = -r; k <= r; k++) {
			out[k + r] = StrictMath.exp(-0.5 * k * k / (sigma * sigma));
			squares += out[k + r] * out[k + r];
		}
		for (int k = 0; k < out.length; k++) out[k] /= Math.sqrt(squares);
		return out;
	}

	private static double[] smooth(final double[] from, final int[] size, final int[] to, final int axis, final double[] kernel) {
		final int stride = axis == 0 ? 1 : axis == 1 ? size[0] : size[0] * size[1];
		final double[] out = new double[to[0] * to[1] * to[2]];
		int o = 0;
		for (int z = 0; z < to[2]; z++) {
			for (int y = 0; y < to[1]; y++) {
				for (int x = 0; x < to[0]; x++, o++) {
					final int at = x + size[0] * (y + size[1] * z);
					double s = 0;
					for (int k = 0; k < kernel.length; k++) s += kernel[k] * from[at + k * stride];
					out[o] = s;
				}
			}
		}
		return out;
	}

	/** Dice's overlap of two regions on one grid: 1 for the same, 0 for nothing in common. */
	public static double dice(final Mask a, final Mask b) {
		final byte[] x = a.inside(), y = b.bytes(a.bounds());
		int common = 0;
		for (int i = 0; i < x.length; i++) common += x[i] & y[i];
		return 2.0 * common / (a.count() + b.count());
	}
}
