package io.github.roi2roc.plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/** Box plots of one or more variables in two or more groups, lying down, so that long feature names stay readable. */
@Plugin(type = FigureKind.class, name = "box")
public final class BoxFigure implements FigureKind {

	/**
	 * A variable in one group, as R's {@code boxplot.stats} describes it.
	 *
	 * @param low end of the lower whisker
	 * @param q1 lower hinge
	 * @param median the median
	 * @param q3 upper hinge
	 * @param high end of the upper whisker
	 * @param outliers values beyond the whiskers
	 */
	public record Box(double low, double q1, double median, double q3, double high, double[] outliers) {

		public Box {
			outliers = outliers.clone();
		}

		/**
		 * Tukey's hinges, whiskers to the last value within 1.5 times their distance (R: {@code boxplot.stats}).
		 *
		 * @param values missing ones (NaN) are left out
		 * @throws InputException if no value is left
		 */
		public static Box of(final double... values) {
			final double[] v = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
			if (v.length == 0) throw new InputException("A box needs at least one value; all " + values.length + " are missing.");
			final double quarter = Math.floor((v.length + 3) / 2.0) / 2;
			final double q1 = at(v, quarter), q3 = at(v, v.length + 1 - quarter), reach = 1.5 * (q3 - q1);
			final double[] near = Arrays.stream(v).filter(d -> d >= q1 - reach && d <= q3 + reach).toArray();
			final double[] far = Arrays.stream(v).filter(d -> d < q1 - reach || d > q3 + reach).toArray();
			return new Box(near[0], q1, at(v, (v.length + 1) / 2.0), q3, near[near.length - 1], far);
		}

		/** Mean of the values at the places below and above, counted from 1. */
		private static double at(final double[] v, final double place) {
			return 0.5 * (v[(int) Math.floor(place) - 1] + v[(int) Math.ceil(place) - 1]);
		}
	}

	/**
	 * A variable.
	 *
	 * @param name its name and unit
	 * @param boxes one per group, in the groups' order
	 */
	public record Variable(String name, List<Box> boxes) {

		public Variable {
			boxes = List.copyOf(boxes);
		}
	}

	/**
	 * @param title of the value axis, such as {@code z-score}
	 * @param groups names of the groups
	 * @param variables from top to bottom
	 */
	public static Figure of(final String title, final List<String> groups, final List<Variable> variables, final Style style) {
		if (variables.isEmpty()) throw new InputException("There is no variable to draw a box of.");
		final FigureRows rows = new FigureRows(new BoxFigure());
		for (final Variable v : variables) {
			if (v.boxes().size() != groups.size()) throw new IllegalArgumentException(v.name() + ": " + v.boxes().size() + " boxes for " + groups
				.size() + " groups");
			for (int g = 0; g < groups.size(); g++) {
				final Box b = v.boxes().get(g);
				rows.row().set("axis", title).set("variable", v.name()).set("group", groups.get(g)).set("low", b.low()).set("q1", b.q1()).set("median", b
					.median()).set("q3", b.q3()).set("high", b.high()).set("outliers", outliers(b));
			}
		}
		return rows.draw(style);
	}

	@Override
	public String name() {
		return "box";
	}

	@Override
	public List<Column> columns() {
		return List.of(Column.text("axis", "title of the value axis, the same in every row").optional(), Column.text("variable",
			"what is described, from top to bottom"), Column.text("group", "of the cases; every variable has the same groups"), Column.number("low",
				"end of the lower whisker"), Column.number("q1", "lower hinge"), Column.number("median", "median"), Column.number("q3", "upper hinge"), Column
					.number("high", "end of the upper whisker"), Column.text("outliers", "values beyond the whiskers, with spaces between").optional());
	}

	/** The cell of values beyond the whiskers. */
	static String outliers(final Box b) {
		return Arrays.stream(b.outliers()).mapToObj(Csv::number).collect(Collectors.joining(" "));
	}

	static Box box(final FeatureTable data, final int r) {
		final String outliers = data.text(r, "outliers").strip();
		try {
			return new Box(data.numbers("low")[r], data.numbers("q1")[r], data.numbers("median")[r], data.numbers("q3")[r], data.numbers("high")[r], outliers
				.isEmpty() ? new double[0] : Arrays.stream(outliers.split(" +")).mapToDouble(Csv::number).toArray());
		}
		catch (final NumberFormatException e) {
			throw new InputException(data.source() + ", row " + (r + 1) + ": the outliers '" + outliers + "' are not numbers with spaces between.", e);
		}
	}

	@Override
	public Figure draw(final FeatureTable data, final Style style) {
		final List<String> groups = List.copyOf(FigureRows.groups(data, "group").keySet());
		final List<Variable> variables = new ArrayList<>();
		FigureRows.groups(data, "variable").forEach((name, rows) -> {
			final List<Box> boxes = new ArrayList<>();
			for (final String g : groups) boxes.add(Arrays.stream(rows).filter(r -> data.text(r, "group").equals(g)).mapToObj(r -> box(data, r)).findFirst()
				.orElseThrow(() -> new InputException(data.source() + ": variable '" + name + "' has no row of group '" + g + "'.")));
			variables.add(new Variable(name, boxes));
		});
		return draw(FigureRows.firstText(data, "axis"), groups, variables, style);
	}

	private static Figure draw(final String title, final List<String> groups, final List<Variable> variables, final Style style) {
		double low = Double.POSITIVE_INFINITY, high = Double.NEGATIVE_INFINITY;
		for (final Variable v : variables) {
			for (final Box b : v.boxes()) {
				low = Math.min(low, Arrays.stream(b.outliers()).reduce(b.low(), Math::min));
				high = Math.max(high, Arrays.stream(b.outliers()).reduce(b.high(), Math::max));
			}
		}
		final List<String> names = new ArrayList<>(variables.stream().map(Variable::name).toList());
		Collections.reverse(names);
		final double room = 0.42 * style.widthPt();
		final List<String> shown = names.stream().map(n -> Legend.shorten(n, Style.font(style.textPt(), names), room)).toList();
		final double lines = variables.size() * (groups.size() + 0.8);
		final XyChart chart = new XyChart("Box plot", style, Axis.fitting(title, low, high), Axis.categories("", shown)).height(lines * 1.25 * style
			.textPt() + 12).legendIn();
		final double step = 0.8 / groups.size();
		for (int g = 0; g < groups.size(); g++) {
			for (int v = 0; v < variables.size(); v++) {
				draw(chart, variables.get(v).boxes().get(g), variables.size() - 1 - v + 0.4 - step * (g + 0.5), 0.38 * step, g);
			}
			if (groups.size() > 1) chart.entry(groups.get(g), Style.colour(g), Style.line(4), null);
		}
		return chart.build();
	}

	private static void draw(final XyChart chart, final Box b, final double y, final double half, final int group) {
		final Color c = Style.colour(group);
		chart.box(b.q1(), y - half, b.q3(), y + half, c);
		for (final double side : new double[] { b.q1(), b.q3() }) chart.segment(side, y - half, side, y + half, c, 0.8);
		for (final double edge : new double[] { y - half, y + half }) chart.segment(b.q1(), edge, b.q3(), edge, c, 0.8);
		chart.segment(b.low(), y, b.q1(), y, c, 0.8).segment(b.q3(), y, b.high(), y, c, 0.8);
		for (final double end : new double[] { b.low(), b.high() }) chart.segment(end, y - 0.5 * half, end, y + 0.5 * half, c, 0.8);
		chart.segment(b.median(), y - half, b.median(), y + half, c, 1.8);
		IntStream.range(0, b.outliers().length).forEach(i -> chart.mark(b.outliers()[i], y, Style.mark(group, 2.8), c));
	}
}
