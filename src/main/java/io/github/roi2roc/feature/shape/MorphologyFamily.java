package io.github.roi2roc.feature.shape;

import java.util.List;
import java.util.function.Supplier;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.image.Box;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Vec3;

/**
 * Morphology as IBSI defines it (family HCUG), complete: with densities in enclosing bodies and with the features that also look at
 * intensities. Shapes are those of the region before re-segmentation, intensities those after it. PyRadiomics' part is in {@code shape}.
 */
@Plugin(type = FeatureFamily.class, name = "morphology", priority = 28)
public final class MorphologyFamily implements FeatureFamily {

	private static final String PAIR = "two different intensities", SPACE = "voxels in more than one plane", SUM =
		"intensities whose sum is not 0";

	private static final List<Formula<Body>> FORMULAS = List.of(//
		Formula.of("VolumeMeshBased", "RNU0", "mm³", "Volume inside the surface mesh.", Body::volume), //
		Formula.of("VolumeCounting", "YEKZ", "mm³", "Number of voxels times the volume of a voxel.", b -> b.whole().count() * b.whole().geometry()
			.voxelVolume()), //
		Formula.of("SurfaceArea", "C0JK", "mm²", "Area of the surface mesh.", Body::area), //
		Formula.of("SurfaceToVolumeRatio", "2PR5", "1/mm", "Surface area over mesh volume.", b -> b.area() / b.volume()), //
		Formula.of("Compactness1", "SKGS", "", "Mesh volume over √π · area^(3/2).", b -> b.volume() / (Math.sqrt(Math.PI) * Math.pow(b.area(),
			1.5))), //
		Formula.of("Compactness2", "BQWJ", "", "36π · mesh volume² over area³.", b -> 36 * Math.PI * b.volume() * b.volume() / Math.pow(b.area(),
			3)), //
		Formula.of("SphericalDisproportion", "KRCK", "", "Area over that of a sphere of the mesh's volume.", b -> b.area() / b.sphereArea()), //
		Formula.of("Sphericity", "QCFX", "", "Area of a sphere of the mesh's volume over the area.", b -> b.sphereArea() / b.area()), //
		Formula.of("Asphericity", "25C7", "", "Cube root of area³ / (36π · mesh volume²), less 1.", b -> b.area() / b.sphereArea() - 1), //
		Formula.of("CentreOfMassShift", "KLMA", "mm", "Distance from the centre of the region to its centre of mass, with intensities as masses.",
			Body::centreShift).needs(SUM), //
		Formula.of("Maximum3DDiameter", "L0JK", "mm", "Largest distance between mesh vertices.", b -> b.diameters.get().space()), //
		Formula.of("MajorAxisLength", "TDIC", "mm", "Four times the root of the largest eigenvalue of the sample covariance of voxel centres.",
			(Body b) -> b.axis(2)).needs("at least 2 voxels"), //
		Formula.of("MinorAxisLength", "P9VJ", "mm", "Four times the root of the second largest eigenvalue.", (Body b) -> b.axis(1)).needs(
			"at least 2 voxels"), //
		Formula.of("LeastAxisLength", "7J51", "mm", "Four times the root of the smallest eigenvalue.", (Body b) -> b.axis(0)).needs(
			"at least 2 voxels"), //
		Formula.of("Elongation", "Q3CK", "", "Root of the second largest over the largest eigenvalue.", (Body b) -> b.spread.get().ratio(1, 2))
			.needs("at least 2 voxels"), //
		Formula.of("Flatness", "N17B", "", "Root of the smallest over the largest eigenvalue.", (Body b) -> b.spread.get().ratio(0, 2)).needs(
			"at least 2 voxels"), //
		Formula.of("VolumeDensityAABB", "PBX1", "", "Mesh volume over that of the axis-aligned box around the mesh.", b -> b.volume() / b.box()
			.volume()), //
		Formula.of("AreaDensityAABB", "R59B", "", "Area over that of the axis-aligned box around the mesh.", b -> b.area() / b.box().area()), //
		Formula.of("VolumeDensityOMBB", "ZH1A", "", "Mesh volume over that of the smallest box, turned in any way, around the mesh.", b -> b
			.volume() / b.turnedBox.get().volume()), //
		Formula.of("AreaDensityOMBB", "IQYR", "", "Area over that of the smallest turned box around the mesh.", b -> b.area() / b.turnedBox.get()
			.area()), //
		Formula.of("VolumeDensityAEE", "6BDE", "", "Mesh volume over that of the ellipsoid whose axes are the major, minor and least axis.",
			(Body b) -> b.ratio(b.volume(), b.axes().volume())).needs(SPACE), //
		Formula.of("AreaDensityAEE", "RDD2", "", "Area over that of the ellipsoid whose axes are the major, minor and least axis.", (Body b) -> b
			.ratio(b.area(), b.axes().area())).needs("at least 2 voxels"), //
		Formula.of("VolumeDensityMVEE", "SWZ1", "", "Mesh volume over that of the smallest ellipsoid around the mesh.", b -> b.volume()
			/ b.ellipsoid.get().volume()), //
		Formula.of("AreaDensityMVEE", "BRI8", "", "Area over that of the smallest ellipsoid around the mesh.", b -> b.area() / b.ellipsoid.get()
			.area()), //
		Formula.of("VolumeDensityConvexHull", "R3ER", "", "Mesh volume over that of its convex hull.", b -> b.volume() / b.hull.get().volume()), //
		Formula.of("AreaDensityConvexHull", "7T7F", "", "Area over that of the mesh's convex hull.", b -> b.area() / b.hull.get().area()), //
		Formula.of("IntegratedIntensity", "99N0", "I·mm³", "Mesh volume times the mean intensity.", b -> b.volume() * b.moments.get().mean()), //
		Formula.of("MoransIIndex", "N365", "", "Moran's I: correlation of intensities, each pair of voxels weighted by the inverse of its distance"
			+ " in mm.", (Body b) -> b.correlation.get().moran()).needs(PAIR), //
		Formula.of("GearysCMeasure", "NPT7", "", "Geary's C: squared differences of intensities, with the same weights.", (Body b) -> b.correlation
			.get().geary()).needs(PAIR));

	@Override
	public String name() {
		return "morphology";
	}

	@Override
	public Input input() {
		return Input.INTENSITIES;
	}

	@Override
	public boolean initial() {
		return false;
	}

	@Override
	public List<Feature> features() {
		return Formula.features(FORMULAS);
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		return Formula.values(FORMULAS, request, Body.of(region), "voxels in the region: " + region.whole().count());
	}

	/** Where intensities are: their mean, and the centre (voxel indices) weighted by them; NaN if they add up to 0. */
	private record Moments(double mean, double x, double y, double z) {

		static Moments of(final Region region) {
			final Box b = region.mask().bounds();
			final byte[] inside = region.mask().inside();
			final double[] v = region.image().doubles(b);
			double s = 0, sx = 0, sy = 0, sz = 0;
			for (int z = 0, i = 0; z < b.nz(); z++) {
				for (int y = 0; y < b.ny(); y++) {
					for (int x = 0; x < b.nx(); x++, i++) {
						if (inside[i] == 0) continue;
						s += v[i];
						sx += v[i] * x;
						sy += v[i] * y;
						sz += v[i] * z;
					}
				}
			}
			if (s == 0) return new Moments(0, Double.NaN, Double.NaN, Double.NaN);
			return new Moments(s / region.mask().count(), b.x() + sx / s, b.y() + sy / s, b.z() + sz / s);
		}
	}

	/** The region and what features share; each part is made when the first feature asks. */
	private record Body(Region region, Supplier<Mesh> mesh, Supplier<Spread> spread, Supplier<Diameters> diameters, Supplier<Hull> hull,
		Supplier<OrientedBox> turnedBox, Supplier<Ellipsoid> ellipsoid, Supplier<Moments> moments, Supplier<SpatialCorrelation> correlation)
	{

		static Body of(final Region region) {
			final Mask whole = region.whole();
			final Supplier<Hull> hull = once(() -> Hull.of(whole));
			return new Body(region, once(() -> Mesh.of(whole)), once(() -> Spread.of(whole, -1)), once(() -> Diameters.of(whole)), hull, once(
				() -> OrientedBox.around(hull.get())), once(() -> Ellipsoid.around(hull.get().corner())), once(() -> Moments.of(region)), once(
					() -> SpatialCorrelation.of(region.image(), region.mask())));
		}

		private static <T> Supplier<T> once(final Supplier<T> maker) {
			return new Supplier<>() {

				private T made;

				@Override
				public T get() {
					if (made == null) made = maker.get();
					return made;
				}
			};
		}

		Mask whole() {
			return region.whole();
		}

		double volume() {
			return mesh.get().volume();
		}

		double area() {
			return mesh.get().area();
		}

		/** Area in mm² of a sphere of the mesh's volume. */
		double sphereArea() {
			return Math.cbrt(36 * Math.PI * volume() * volume());
		}

		/** From the sample covariance (over n − 1), as the digital phantom's reference values have it; PyRadiomics' is the population's. */
		double axis(final int k) {
			final double n = whole().count();
			return n < 2 ? Double.NaN : spread.get().length(k) * Math.sqrt(n / (n - 1));
		}

		/** The mesh's box: its outermost vertices lie half a voxel beyond the outermost voxel centres. */
		OrientedBox box() {
			final Box b = whole().bounds();
			final Vec3 s = whole().geometry().spacing();
			return new OrientedBox(b.nx() * s.x(), b.ny() * s.y(), b.nz() * s.z());
		}

		Ellipsoid axes() {
			return new Ellipsoid(axis(2) / 2, axis(1) / 2, axis(0) / 2);
		}

		double ratio(final double a, final double b) {
			return b > 0 ? a / b : Double.NaN;
		}

		double centreShift() {
			final Box b = whole().bounds();
			final byte[] inside = whole().inside();
			long x = 0, y = 0, z = 0;
			for (int i = 0; i < inside.length; i++) {
				if (inside[i] == 0) continue;
				x += i % b.nx();
				y += i / b.nx() % b.ny();
				z += i / (b.nx() * b.ny());
			}
			final double n = whole().count();
			final Moments m = moments.get();
			final Vec3 s = whole().geometry().spacing();
			final double dx = (b.x() + x / n - m.x) * s.x(), dy = (b.y() + y / n - m.y) * s.y(), dz = (b.z() + z / n - m.z) * s.z();
			return Math.sqrt(dx * dx + dy * dy + dz * dz);
		}
	}
}
