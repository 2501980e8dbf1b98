package io.github.roi2roc.feature.shape;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.feature.FeatureValue;
import io.github.roi2roc.feature.Region;
import io.github.roi2roc.feature.Request;
import io.github.roi2roc.param.Options;

/**
 * Form factors of the A.K. vocabulary. A.K.'s definitions are not public; its list is that of Aerts 2014, whose features stand in as
 * {@link Shape} has them: areas and ratios from the surface mesh, volumes by counting voxels.
 */
@Plugin(type = FeatureFamily.class, name = "akformfactor", priority = 10)
public final class AkFormFactorFamily implements FeatureFamily {

	private static final Shape SHAPE = new Shape();

	/** @param of the feature of {@link Shape} */
	private record Column(Feature feature, String of, double factor) {

		static Column of(final String name, final String shape, final double factor, final String unit, final String about) {
			final String code = SHAPE.features().stream().filter(f -> f.name().equals(shape)).findFirst().orElseThrow().ibsi();
			return new Column(new Feature(name, code, about, unit, true, ""), shape, factor);
		}
	}

	private static final List<Column> COLUMNS = List.of(//
		Column.of("Sphericity", "Sphericity", 1, "", "Area of a sphere of the mesh's volume over the mesh's area (Aerts 2014)."), //
		Column.of("SurfaceArea", "SurfaceArea", 1, "mm²", "Area of the surface mesh (Aerts 2014)."), //
		Column.of("VolumeCC", "VoxelVolume", 1e-3, "cm³", "Number of voxels times the volume of a voxel (Aerts 2014)."), //
		Column.of("VolumeMM", "VoxelVolume", 1, "mm³", "Number of voxels times the volume of a voxel (Aerts 2014)."), //
		Column.of("SurfaceVolumeRatio", "SurfaceVolumeRatio", 1, "1/mm", "Area over volume of the surface mesh (Aerts 2014)."), //
		Column.of("Maximum3DDiameter", "Maximum3DDiameter", 1, "mm", "Largest distance between mesh vertices (Aerts 2014)."), //
		Column.of("Compactness1", "Compactness1", 1, "",
			"Mesh volume over √π · area^(3/2) (Aerts 2014, with the exponent that makes it a number without unit, as the IBSI has it)."), //
		Column.of("Compactness2", "Compactness2", 1, "", "36π · mesh volume² over area³ (Aerts 2014)."), //
		Column.of("SphericalDisproportion", "SphericalDisproportion", 1, "", "Area over that of a sphere of the mesh's volume (Aerts 2014)."));

	@Override
	public String name() {
		return "akformfactor";
	}

	@Override
	public Input input() {
		return Input.MASK;
	}

	@Override
	public boolean initial() {
		return false;
	}

	@Override
	public List<Feature> features() {
		return COLUMNS.stream().map(Column::feature).toList();
	}

	@Override
	public List<FeatureValue> compute(final Region region, final Request request) {
		final List<Column> wanted = COLUMNS.stream().filter(c -> request.features().contains(c.feature)).toList();
		final List<Feature> needed = SHAPE.features().stream().filter(f -> wanted.stream().anyMatch(c -> c.of.equals(f.name()))).toList();
		final Map<String, FeatureValue> shape = new HashMap<>();
		SHAPE.compute(region, new Request(needed, Options.defaults(SHAPE.parameters()), null, request.axis())).forEach(v -> shape.put(v.feature()
			.name(), v));
		return wanted.stream().map(c -> new FeatureValue(c.feature, shape.get(c.of).value() * c.factor, shape.get(c.of).reason())).toList();
	}
}
