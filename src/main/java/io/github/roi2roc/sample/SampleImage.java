package io.github.roi2roc.sample;

import io.github.roi2roc.image.Direction;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;

/**
 * One synthetic CT-like image with one lesion: parenchyma with vessels and a rim of fat, and in it an uneven ellipsoid whose grey values
 * are a mixture of fine and coarse Gaussian random fields. The share of the fine field is the only thing in the image that depends on
 * {@code severity}; mean, spread, size and shape of the lesion vary without it, so that a histogram alone cannot tell the outcome.
 *
 * @param image 16-bit integers in HU
 * @param mask the lesion
 * @param depth about how deep each place lies inside the lesion, in mm; negative outside
 */
record SampleImage(Volume image, Mask mask, double[] depth) {

	private static final int NX = 48, NY = 48, NZ = 16;
	/** mm between voxel centres in the plane and across slices. */
	private static final double IN_PLANE = 1.5, ACROSS = 3.0;
	/** Standard deviations, in mm, of the Gaussian kernels behind the fine and the coarse field. */
	private static final double FINE = 1.2, COARSE = 3.6;

	/**
	 * @param severity a standard normal number, shifted for a malignant case; higher makes the lesion's texture finer
	 * @param random the case's own stream
	 */
	static SampleImage draw(final double severity, final RandomStream random) {
		return draw(severity, Scanner.USUAL, random);
	}

	/**
	 * How values come out.
	 *
	 * @param gain what a HU becomes
	 * @param offset added to it
	 * @param noise standard deviation in HU
	 */
	record Scanner(double gain, double offset, double noise) {

		static final Scanner USUAL = new Scanner(1, 0, 6);
	}

	/** The same from another scanner. */
	static SampleImage draw(final double severity, final Scanner scanner, final RandomStream random) {
		final Geometry geometry = new Geometry(NX, NY, NZ, new Vec3(IN_PLANE, IN_PLANE, ACROSS), new Vec3(-0.5 * (NX - 1) * IN_PLANE, -0.5 * (NY
			- 1) * IN_PLANE, -0.5 * (NZ - 1) * ACROSS), Direction.IDENTITY);
		final double[] tissue = tissue(geometry, random);
		final double[] depth = depth(geometry, random);
		return new SampleImage(image(geometry, tissue, depth, severity, scanner, random), Mask.of(geometry, i -> depth[i] > 0), depth);
	}

	/** The same lesion by another modality: tissue and texture are its own. */
	Volume again(final double severity, final Scanner scanner, final RandomStream random) {
		return image(image.geometry(), tissue(image.geometry(), random), depth, severity, scanner, random);
	}

	/** The lesion as another rater outlines it: up to a voxel further out or in, smoothly along the border. */
	Mask outlinedAgain(final RandomStream random) {
		final double[] off = field(6, random);
		final double bias = 0.3 * random.gaussian();
		return Mask.of(image.geometry(), i -> depth[i] + bias + 0.7 * off[i] > 0);
	}

	private static Volume image(final Geometry geometry, final double[] tissue, final double[] depth, final double severity, final Scanner scanner,
		final RandomStream random)
	{
		final double[] texture = texture(severity, random);
		final double mean = 68 + 11 * random.gaussian(), spread = 27 * StrictMath.exp(0.1 * random.gaussian());
		final double[] noise = field(0.8, random);
		final short[] values = new short[geometry.voxels()];
		for (int i = 0; i < values.length; i++) {
			final double part = Math.min(1, Math.max(0, 0.5 + depth[i] / 1.5));
			final double hu = tissue[i] + part * (mean + spread * texture[i] - tissue[i]) + scanner.noise() * noise[i];
			values[i] = (short) Math.rint(Math.max(-1024, Math.min(3071, scanner.gain() * hu + scanner.offset())));
		}
		return new Volume(geometry, new Voxels.Int16(values));
	}

	/** Parenchyma at about 108 HU, three bright vessels, and fat beyond a plane in a random direction. */
	private static double[] tissue(final Geometry g, final RandomStream random) {
		final double[] out = field(2.5, random);
		final double level = 108 + 6 * random.gaussian(), angle = random.uniform(0, 2 * Math.PI), rim = random.uniform(27, 31);
		final double fx = StrictMath.cos(angle), fy = StrictMath.sin(angle);
		final int vessels = 3;
		final Vec3[] at = new Vec3[vessels], along = new Vec3[vessels];
		final double[] radius = new double[vessels];
		for (int v = 0; v < vessels; v++) {
			final double turn = random.uniform(0, 2 * Math.PI), away = random.uniform(19, 25);
			at[v] = new Vec3(away * StrictMath.cos(turn), away * StrictMath.sin(turn), 0);
			final Vec3 d = new Vec3(0.6 * random.gaussian(), 0.6 * random.gaussian(), 1);
			along[v] = d.times(1 / d.length());
			radius[v] = random.uniform(1.6, 3);
		}
		for (int i = 0; i < out.length; i++) {
			final Vec3 p = position(g, i);
			double value = level + 6 * out[i];
			for (int v = 0; v < vessels; v++) {
				final double distance = p.minus(at[v]).cross(along[v]).length();
				value += 62 * Math.min(1, Math.max(0, (radius[v] + 0.75 - distance) / 1.5));
			}
			final double fat = Math.min(1, Math.max(0, (p.x() * fx + p.y() * fy - rim) / 2));
			out[i] = value + fat * (-95 + 5 * out[i] - value);
		}
		return out;
	}

	/** About how deep each place lies inside the lesion, in mm; negative outside. */
	private static double[] depth(final Geometry g, final RandomStream random) {
		final double size = random.uniform(9, 13.5);
		final double rx = size * random.uniform(0.85, 1.15), ry = size * random.uniform(0.85, 1.15), rz = size * random.uniform(0.8, 1.1);
		final double turn = random.uniform(0, Math.PI), c = StrictMath.cos(turn), s = StrictMath.sin(turn);
		final Vec3 centre = new Vec3(2 * random.gaussian(), 2 * random.gaussian(), 1.5 * random.gaussian());
		final double[] bumps = field(5, random), out = new double[bumps.length];
		for (int i = 0; i < out.length; i++) {
			final Vec3 p = position(g, i).minus(centre);
			final double x = (c * p.x() + s * p.y()) / rx, y = (c * p.y() - s * p.x()) / ry, z = p.z() / rz;
			out[i] = size * (1 + 0.07 * bumps[i] - Math.sqrt(x * x + y * y + z * z));
		}
		return out;
	}

	private static double[] texture(final double severity, final RandomStream random) {
		final double[] fine = field(FINE, random), coarse = field(COARSE, random), out = new double[fine.length];
		final double share = 0.15 + 0.7 / (1 + StrictMath.exp(-severity)), rest = Math.sqrt(1 - share * share);
		for (int i = 0; i < out.length; i++) out[i] = share * fine[i] + rest * coarse[i];
		return out;
	}

	private static Vec3 position(final Geometry g, final int i) {
		return g.toWorld(i % NX, i / NX % NY, i / (NX * NY));
	}

	/** White noise smoothed by a Gaussian of so many mm; variance 1 and mean 0 in expectation. */
	private static double[] field(final double sigma, final RandomStream random) {
		final double[] a = new double[NX * NY * NZ];
		for (int i = 0; i < a.length; i++) a[i] = random.gaussian();
		smooth(a, kernel(sigma / IN_PLANE), 1, NX);
		smooth(a, kernel(sigma / IN_PLANE), NX, NY);
		smooth(a, kernel(sigma / ACROSS), NX * NY, NZ);
		return a;
	}

	/** One half of a Gaussian kernel, scaled so that the squares of the whole sum to 1: white noise keeps its variance. */
	private static double[] kernel(final double sigma) {
		final double[] k = new double[1 + (int) Math.ceil(3 * sigma)];
		double sum = 0;
		for (int i = 0; i < k.length; i++) {
			k[i] = StrictMath.exp(-0.5 * i * i / (sigma * sigma));
			sum += (i == 0 ? 1 : 2) * k[i] * k[i];
		}
		final double scale = 1 / Math.sqrt(sum);
		for (int i = 0; i < k.length; i++) k[i] *= scale;
		return k;
	}

	/** Along one axis; beyond the border the noise goes round, which keeps its variance there too. */
	private static void smooth(final double[] a, final double[] kernel, final int stride, final int n) {
		final double[] line = new double[n];
		for (int start = 0; start < a.length; start++) {
			if (start / stride % n != 0) continue;
			for (int i = 0; i < n; i++) line[i] = a[start + i * stride];
			for (int i = 0; i < n; i++) {
				double sum = kernel[0] * line[i];
				for (int d = 1; d < kernel.length; d++) sum += kernel[d] * (line[Math.floorMod(i - d, n)] + line[(i + d) % n]);
				a[start + i * stride] = sum;
			}
		}
	}
}
