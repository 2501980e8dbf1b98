package io.github.roi2roc.feature.shape;

import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Formula;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.image.Mask;

/** Morphology in space (IBSI HCUG): surface mesh, largest distances, principal axes. */
@Plugin(type = FeatureFamily.class, name = "shape", priority = 100)
public final class Shape implements FeatureFamily {

	private static final List<Formula<Solid>> FORMULAS = List.of(//
		Formula.of("Elongation", "Q3CK", "", "Root of the second largest over the largest eigenvalue of the covariance of voxel centres.",
			(Solid m) -> m.spread.ratio(1, 2)).needs("at least 2 voxels"), //
		Formula.of("Flatness", "N17B", "", "Root of the smallest over the largest eigenvalue.", (Solid m) -> m.spread.ratio(0, 2)).needs(
			"at least 2 voxels"), //
		Formula.of("LeastAxisLength", "7J51", "mm", "Four times the root of the smallest eigenvalue.", m -> m.spread.length(0)), //
		Formula.of("MajorAxisLength", "TDIC", "mm", "Four times the root of the largest eigenvalue.", m -> m.spread.length(2)), //
		Formula.of("Maximum2DDiameterColumn", "", "mm", "Largest distance between mesh vertices of equal y.", m -> m.diameters.column()), //
		Formula.of("Maximum2DDiameterRow", "", "mm", "Largest distance between mesh vertices of equal x.", m -> m.diameters.row()), //
		Formula.of("Maximum2DDiameterSlice", "", "mm", "Largest distance between mesh vertices of equal z.", m -> m.diameters.slice()), //
		Formula.of("Maximum3DDiameter", "L0JK", "mm", "Largest distance between mesh vertices.", m -> m.diameters.space()), //
		Formula.of("MeshVolume", "RNU0", "mm³", "Volume inside the surface mesh.", Solid::volume), //
		Formula.of("MinorAxisLength", "P9VJ", "mm", "Four times the root of the second largest eigenvalue.", m -> m.spread.length(1)), //
		Formula.of("Sphericity", "QCFX", "", "Area of a sphere of the mesh's volume over the mesh's area.", m -> m.sphereArea() / m.area()), //
		Formula.of("SurfaceArea", "C0JK", "mm²", "Area of the surface mesh.", Solid::area), //
		Formula.of("SurfaceVolumeRatio", "2PR5", "1/mm", "SurfaceArea over MeshVolume.", m -> m.area() / m.volume()), //
		Formula.of("VoxelVolume", "YEKZ", "mm³", "Number of voxels times the volume of a voxel.", m -> m.voxelVolume), //
		Formula.of("Compactness1", "SKGS", "", "MeshVolume over √π · SurfaceArea^(3/2).", (Solid m) -> m.volume() / (Math.pow(m.area(), 1.5) * Math
			.sqrt(Math.PI))).onRequest(), //
		Formula.of("Compactness2", "BQWJ", "", "36π · MeshVolume² / SurfaceArea³, the cube of Sphericity.", (Solid m) -> 36 * Math.PI * m.volume()
			* m.volume() / (m.area() * m.area() * m.area())).onRequest(), //
		Formula.of("SphericalDisproportion", "KRCK", "", "Inverse of Sphericity.", (Solid m) -> m.area() / m.sphereArea()).onRequest());

	@Override
	public String name() {
		return "shape";
	}

	@Override
	public Input input() {
		return Input.MASK;
	}

	@Override
	public List<Feature> features() {
		return Formula.features(FORMULAS);
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final Mask mask = region.mask();
		final Solid solid = new Solid(Mesh.of(mask), Spread.of(mask, -1), Diameters.of(mask), mask.count() * mask.geometry().voxelVolume());
		return Formula.values(FORMULAS, request, solid, "voxels in the region: " + mask.count());
	}

	private record Solid(Mesh mesh, Spread spread, Diameters diameters, double voxelVolume) {

		double volume() {
			return mesh.volume();
		}

		double area() {
			return mesh.area();
		}

		/** Area in mm² of a sphere of the mesh's volume. */
		double sphereArea() {
			return Math.cbrt(36 * Math.PI * volume() * volume());
		}
	}
}
