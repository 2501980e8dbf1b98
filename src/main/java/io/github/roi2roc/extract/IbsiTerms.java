package io.github.roi2roc.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.github.roi2roc.feature.Aggregation;
import io.github.roi2roc.feature.Feature;
import io.github.roi2roc.feature.FeatureFamily;
import io.github.roi2roc.store.Csv;

/**
 * Our names and those of the IBSI's reference tables (chapter 1): from a family's feature and an aggregation to family, aggregation and tag
 * as printed there. The four-letter code that each feature carries is the key.
 */
public final class IbsiTerms {

	/** The families that make up IBSI-1, in the order of its tables. */
	static final List<String> FAMILIES = List.of("morphology", "localintensity", "statistics", "histogram", "ivh", "glcm", "glrlm", "glszm",
		"gldzm", "ngtdm", "gldm");

	private static final Map<String, IbsiTerm> BY_CODE = new LinkedHashMap<>();
	static {
		final List<List<String>> rows = table("ibsi1_terms.csv");
		for (final List<String> r : rows.subList(1, rows.size())) BY_CODE.put(r.get(0), new IbsiTerm(r.get(1), r.get(2), "", r.get(3)));
	}

	private IbsiTerms() {}

	/** A table that stands beside this class. */
	static List<List<String>> table(final String name) {
		try (InputStream in = IbsiTerms.class.getResourceAsStream(name)) {
			return Csv.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name);
		}
		catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/**
	 * @param aggregation null for a family without aggregations
	 * @return empty for a feature that IBSI-1 does not have
	 */
	public static Optional<IbsiTerm> of(final FeatureFamily family, final Feature feature, final Aggregation aggregation) {
		final IbsiTerm t = BY_CODE.get(feature.ibsi());
		if (t == null) return Optional.empty();
		return Optional.of(new IbsiTerm(t.family(), t.feature(), words(family, aggregation), t.tag() + suffix(family, aggregation)));
	}

	/** What IBSI-1 asks of a family: each of its features once, whatever else the family can do. */
	static List<Feature> features(final FeatureFamily family) {
		final Set<String> seen = new LinkedHashSet<>();
		final List<Feature> out = new ArrayList<>();
		for (final Feature f : family.features()) {
			if (BY_CODE.containsKey(f.ibsi()) && seen.add(f.ibsi())) out.add(f);
		}
		return out;
	}

	/** Families that look for neighbours in directions tell six aggregations apart, others three. */
	private static boolean directed(final FeatureFamily family) {
		return family.aggregations().contains(Aggregation.D3_AVERAGED);
	}

	/** The tag's ending, which is also the column's: {@code _2D_avg}, {@code _2_5D}, … */
	static String suffix(final FeatureFamily family, final Aggregation a) {
		if (a == null) return "";
		final String space = a.bySlice() ? "_2D" : a.inPlane() ? "_2_5D" : "_3D";
		return !directed(family) ? space : a.mergesDirections() ? space + "_comb" : space + "_avg";
	}

	private static String words(final FeatureFamily family, final Aggregation a) {
		if (a == null) return "";
		final String space = a.bySlice() ? "2D" : a.inPlane() ? "2.5D" : "3D";
		if (!directed(family)) return space;
		return space + switch (a) {
			case D2_AVERAGED, D3_AVERAGED -> ", averaged";
			case D2_SLICE_MERGED -> ", slice-merged";
			case D25_DIRECTION_MERGED -> ", direction-merged";
			case D25_MERGED, D3_MERGED -> ", merged";
		};
	}
}
