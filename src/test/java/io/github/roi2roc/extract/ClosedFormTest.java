package io.github.roi2roc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import io.github.roi2roc.Oracle;
import io.github.roi2roc.Progress;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Mask;
import io.github.roi2roc.image.Volume;

/** Features that no published table has, on regions for which they can be written down. */
class ClosedFormTest {

	private static double value(final String settings, final String column, final Geometry g, final Mask mask, final double... voxels) {
		final RegionExtractor extractor = RegionExtractor.of(Settings.parse(settings, "test"));
		return extractor.extract(Volume.of(g, voxels), mask, Progress.NONE).values()[extractor.columns().indexOf(column)];
	}

	private static double ofOneVoxel(final String family, final String feature) {
		final Geometry g = Geometry.of(1, 1, 1, 1, 1, 1);
		return value("{setting: {force2D: " + family.equals("shape2D") + "}, featureClass: {" + family + ": [" + feature + "]}}", "original_" + family
			+ "_" + feature, g, Mask.of(g, i -> true), 7);
	}

	/** The mesh of one voxel is an octahedron with corners half a voxel from its centre: volume 1/6, area √3. */
	@Test
	@Oracle(features = { "shape_Compactness1", "shape_Compactness2", "shape_SphericalDisproportion" },
		source = "closed form: octahedron", tolerance = "1e-12")
	void deprecatedShapesOfAnOctahedron() {
		assertEquals(1 / (6 * Math.sqrt(Math.PI) * Math.pow(3, 0.75)), ofOneVoxel("shape", "Compactness1"), 1e-12);
		assertEquals(Math.PI / (3 * Math.sqrt(3)), ofOneVoxel("shape", "Compactness2"), 1e-12);
		assertEquals(Math.sqrt(3) / Math.cbrt(Math.PI), ofOneVoxel("shape", "SphericalDisproportion"), 1e-12);
	}

	/** The smallest ellipsoid around that octahedron is the sphere of radius 1/2: volume π/6, area π. */
	@Test
	@Oracle(features = { "morphology_VolumeDensityMVEE", "morphology_AreaDensityMVEE" }, source = "closed form: sphere around an octahedron",
		tolerance = "1e-6")
	void theSmallestEllipsoidAroundAnOctahedronIsASphere() {
		assertEquals(1 / Math.PI, ofOneVoxel("morphology", "VolumeDensityMVEE"), 1e-6);
		assertEquals(Math.sqrt(3) / Math.PI, ofOneVoxel("morphology", "AreaDensityMVEE"), 1e-6);
	}

	/** The outline of one pixel is a square on its corner: area 1/2, perimeter 2√2; a circle of that area has circumference √(2π). */
	@Test
	@Oracle(features = "shape2D_SphericalDisproportion", source = "closed form: square", tolerance = "1e-12")
	void theSphericalDisproportionOfASquare() {
		assertEquals(2 / Math.sqrt(Math.PI), ofOneVoxel("shape2D", "SphericalDisproportion"), 1e-12);
	}

	/** Population standard deviation of 1 … 5: √2. */
	@Test
	@Oracle(features = "firstorder_StandardDeviation", source = "closed form: 1 to 5", tolerance = "1e-12")
	void theStandardDeviationOfOneToFive() {
		final Geometry g = Geometry.of(5, 1, 1, 1, 1, 1);
		assertEquals(Math.sqrt(2), value("{featureClass: {firstorder: [StandardDeviation]}}", "original_firstorder_StandardDeviation", g, Mask.of(g,
			i -> true), 3, 1, 5, 2, 4), 1e-12);
	}

	/** Levels 1 and 3 side by side are the only pair: |i − j| = 2 throughout. */
	@Test
	@Oracle(features = { "glcm_Homogeneity1", "glcm_Homogeneity2" }, source = "closed form: one pair of levels", tolerance = "1e-12")
	void theHomogeneityOfOnePair() {
		final Geometry g = Geometry.of(2, 1, 1, 1, 1, 1);
		assertEquals(1.0 / 3, value("{setting: {binWidth: 1}, featureClass: {glcm: [Homogeneity1]}}", "original_glcm_Homogeneity1", g, Mask.of(g,
			i -> true), 0, 2), 1e-12);
		assertEquals(1.0 / 5, value("{setting: {binWidth: 1}, featureClass: {glcm: [Homogeneity2]}}", "original_glcm_Homogeneity2", g, Mask.of(g,
			i -> true), 0, 2), 1e-12);
	}
}
