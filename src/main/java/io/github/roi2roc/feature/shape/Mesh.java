package io.github.roi2roc.feature.shape;

import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;

/**
 * Area and volume of the surface that marching cubes (Lorensen and Cline 1987) puts around a region: through the midpoints of the edges
 * between a voxel inside and one outside, on the region padded by one voxel. No vertex is stored: there are only 256 kinds of cubes, so it
 * is enough to count them and to add up where they are, both in whole numbers.
 *
 * @param volume mm³
 * @param area mm²
 */
record Mesh(double volume, double area) {

	/** Corners of a cube (x, y, z); bit k of a cube's kind is set where corner k is inside. */
	private static final int[][] CORNER = { { 0, 0, 0 }, { 1, 0, 0 }, { 1, 1, 0 }, { 0, 1, 0 }, { 0, 0, 1 }, { 1, 0, 1 }, { 1, 1, 1 }, { 0, 1,
		1 } };

	/** The two corners of each edge; its midpoint is a vertex of the surface. */
	private static final int[][] EDGE = { { 0, 1 }, { 1, 2 }, { 2, 3 }, { 3, 0 }, { 4, 5 }, { 5, 6 }, { 6, 7 }, { 7, 4 }, { 0, 4 }, { 1, 5 }, {
		2, 6 }, { 3, 7 } };

	/**
	 * Triangles of the first 128 kinds, three edges each in base 12; the other kinds are their complements, turned inside out. How the
	 * ambiguous faces and the skew polygons are cut decides the area; this is the classic table, as PyRadiomics uses it.
	 */
	private static final String[] TRIANGLES = (//
		",083,019,183198,12a,08312a,0292a9,2832a88a9,23b,08b0b2,01923b,19b1b28b9,13a3ba,08a0a18ba,0393b99ba,8a98ba,478,043347,019" //
		+ "478,147173194,12a478,04312a347,0292a9478,2732972a9479,23b478,04224b47b,01923b478,19229b47b4b9,13a3ba478,04114b1ba47b,039" //
		+ "3b94789ba,47b4b99ba,495,083495,015054,153358485,12a495,08312a495,0242542a5,2532a5348354,23b495,08b0b2495,01505423b,15225" //
		+ "828b485,13a3ba495,08a0a14958ba,03b0540b55ba,48558a8ba,579789,093357395,017078157,157173,12a579789,09312a357395,0282582a5" //
		+ "578,2532a5357,23b579789,09227b297579,01815717823b,15717b1b2,13a3ba579789,05707b0950a10ba,03b0570780a50ba,57b5ba,5a6,0835" //
		+ "a6,0195a6,1831985a6,126165,083126165,026069596,258265283598,23b5a6,08b0b25a6,01923b5a6,19b1b25a68b9,1353653b6,05108b0b55" //
		+ "b6,0360590653b6,59669b8b9,4785a6,0433475a6,0194785a6,1471731945a6,126165478,043126165347,026069478596,269293397479596,23" //
		+ "b4785a6,04224b47b5a6,01923b4785a6,19229b47b4b95a6,1353653b6478,04b0b11b547b5b6,0360590653b6478,47959669b7b9,49a4a6,08349" //
		+ "a4a6,01a0640a6,1681831a6486,124149264,083124149264,024264,248264283,23b49a4a6,08b0b249a4a6,01a0640a623b,14816418b1a61b2," //
		+ "1393693b6496,08114916418b1b6,0360643b6,48668b,67a78a89a,07309a0a767a,0181781a767a,1731a767a,126168189678,093129269397679" //
		+ ",026067078,267273,23b67a78a89a,07209727b67a79a,0181781a723b67a,16717b1a61b2,1361693b6678689,09167b,03b0670780b6,67b").split(",", -1);

	static Mesh of(final Mask mask) {
		final Kinds kinds = Kinds.of(mask);
		final double[] spacing = { mask.geometry().spacing().x(), mask.geometry().spacing().y(), mask.geometry().spacing().z() };
		double area = 0, volume = 0;
		for (int kind = 1; kind < 255; kind++) {
			if (kinds.count[kind] == 0) continue;
			final boolean complement = kind >= 128;
			final String t = TRIANGLES[complement ? 255 - kind : kind];
			double patch = 0, solid = 0;
			final double[] at = { kinds.x[kind] * spacing[0], kinds.y[kind] * spacing[1], kinds.z[kind] * spacing[2] };
			for (int i = 0; i < t.length(); i += 3) {
				final double[] a = vertex(t.charAt(i), spacing), b = vertex(t.charAt(i + 1), spacing), c = vertex(t.charAt(i + 2), spacing);
				final double[] normal = cross(minus(b, a), minus(c, a));
				patch += Math.sqrt(dot(normal, normal)) / 2;
				// signed volumes of the tetrahedra from the origin to this triangle in all cubes of the kind
				solid += (kinds.count[kind] * dot(a, cross(b, c)) + dot(at, normal)) / 6;
			}
			area += kinds.count[kind] * patch;
			volume += complement ? solid : -solid;
		}
		return new Mesh(volume, area);
	}

	private static double[] vertex(final char edge, final double[] spacing) {
		final int[] e = EDGE[Character.digit(edge, 12)], p = CORNER[e[0]], q = CORNER[e[1]];
		final double[] out = new double[3];
		for (int a = 0; a < 3; a++) out[a] = (p[a] + q[a]) / 2.0 * spacing[a];
		return out;
	}

	private static double[] minus(final double[] a, final double[] b) {
		return new double[] { a[0] - b[0], a[1] - b[1], a[2] - b[2] };
	}

	private static double[] cross(final double[] a, final double[] b) {
		return new double[] { a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0] };
	}

	private static double dot(final double[] a, final double[] b) {
		return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
	}

	/**
	 * How many cubes of each kind there are, and the sums of their places.
	 *
	 * @param count cubes of each of the 256 kinds; kinds 0 and 255 have no surface and are not counted
	 * @param x sum of the cubes' x indices
	 * @param y sum of their y indices
	 * @param z sum of their z indices
	 */
	private record Kinds(long[] count, long[] x, long[] y, long[] z) {

		static Kinds of(final Mask mask) {
			final Box box = mask.bounds().grow(1, 1, 1);
			final Kinds k = new Kinds(new long[256], new long[256], new long[256], new long[256]);
			final int nx = box.nx(), plane = nx * box.ny();
			for (int z = 0; z + 1 < box.nz(); z++) {
				// two planes at a time: a padded copy of the whole mask would cost a byte a voxel
				final byte[] m = mask.bytes(new Box(box.x(), box.y(), box.z() + z, nx, box.ny(), 2));
				for (int y = 0; y + 1 < box.ny(); y++) k.addRow(m, nx * y, nx, plane, y, z);
			}
			return k;
		}

		/** @param i place of the row's first voxel; one row of cubes lies between it and its neighbours at + nx and + plane */
		private void addRow(final byte[] m, final int i, final int nx, final int plane, final int y, final int z) {
			int left = side(m, i, nx, plane);
			for (int x = 0; x + 1 < nx; x++) {
				final int right = side(m, i + x + 1, nx, plane);
				if ((left | right) != 0 && (left & right) != 0b10011001) {
					// corners 0, 3, 4, 7 are to the left; 1, 2, 5, 6 to the right
					final int kind = left | (right & 0b00010001) << 1 | (right & 0b10001000) >> 1;
					count[kind]++;
					this.x[kind] += x;
					this.y[kind] += y;
					this.z[kind] += z;
				}
				left = right;
			}
		}

		/** The four voxels of one side of a cube as bits 0, 3, 4 and 7. */
		private static int side(final byte[] m, final int i, final int nx, final int plane) {
			return m[i] | m[i + nx] << 3 | m[i + plane] << 4 | m[i + plane + nx] << 7;
		}
	}
}
