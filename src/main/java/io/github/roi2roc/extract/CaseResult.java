package io.github.roi2roc.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of one row of a manifest: its regions' features, and what there is to say about them.
 *
 * @param regions one per region (label), each with as many values as the table has feature columns; empty if nothing could be read
 * @param failures what went wrong, in words; empty if all is well
 * @param warnings what the user should know although all is well
 * @param undefined column (with its label where there are several) → why it has no value
 */
record CaseResult(List<Region> regions, List<String> failures, List<String> warnings, Map<String, String> undefined) {

	/**
	 * The features of one region.
	 *
	 * @param label the label's number or the segment's name
	 * @param info cells of the info columns; empty texts where there are none
	 * @param values NaN for an empty cell
	 */
	record Region(String label, String[] info, double[] values) {

		/** Without info columns. */
		Region(final String label, final double[] values) {
			this(label, new String[0], values);
		}
	}

	static CaseResult failed(final String why) {
		return new CaseResult(List.of(), List.of(why), List.of(), Map.of());
	}

	boolean ok() {
		return failures.isEmpty();
	}

	/** One line for the log: what failed, else the warnings. */
	String message() {
		return String.join("; ", failures.isEmpty() ? warnings : failures).replaceAll("\\s*\\R\\s*", " ");
	}

	/** Collects a case's modalities into one result. */
	static final class Builder {

		private final int columns, infos;
		private final Map<String, Region> regions = new LinkedHashMap<>();
		private final List<String> failures = new ArrayList<>();
		private final List<String> warnings = new ArrayList<>();
		private final Map<String, String> undefined = new LinkedHashMap<>();

		Builder(final int columns, final int infos) {
			this.columns = columns;
			this.infos = infos;
		}

		/** The cells of a region, empty when it is met first; a modality fills its part. */
		Region region(final String label) {
			return region(label, "");
		}

		/** The same of one of several versions of a region. */
		Region region(final String label, final String version) {
			return regions.computeIfAbsent(label + "\n" + version, key -> {
				final double[] a = new double[columns];
				Arrays.fill(a, Double.NaN);
				final String[] info = new String[infos];
				Arrays.fill(info, "");
				return new Region(label, info, a);
			});
		}

		void fail(final String why) {
			failures.add(why);
		}

		void warn(final String what) {
			if (!warnings.contains(what)) warnings.add(what);
		}

		void undefined(final String column, final String reason) {
			undefined.put(column, reason);
		}

		CaseResult build() {
			return new CaseResult(List.copyOf(regions.values()), List.copyOf(failures), List
				.copyOf(warnings), new LinkedHashMap<>(undefined));
		}
	}
}
