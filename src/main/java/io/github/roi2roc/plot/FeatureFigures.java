package io.github.roi2roc.plot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.roi2roc.InputException;
import io.github.roi2roc.describe.FeatureDifferences;
import io.github.roi2roc.describe.FeatureDifferences.Line;

/**
 * How features differ between groups, as figures: {@code volcano} (two groups) and {@code box_plots}.
 *
 * @param differences what is drawn
 * @param boxed the features that get a box plot
 * @param figures by name of their files
 * @param notes why a figure is missing
 */
public record FeatureFigures(FeatureDifferences differences, List<Line> boxed, Map<String, Figure> figures, List<String> notes) {

	/** More box plots than that are no figure. */
	private static final int MOST = 60;

	/**
	 * @param look of the volcano plot; its marked features get box plots, or all of them where none are marked
	 * @param boxes how many box plots, the smallest P first; 0 for none
	 */
	public static FeatureFigures of(final FeatureDifferences d, final VolcanoFigure.Look look, final int boxes) {
		if (boxes < 0 || boxes > MOST) throw new InputException("'boxes' is " + boxes + "; choose 0 to " + MOST + " box plots.");
		final Map<String, Figure> out = new LinkedHashMap<>();
		final List<String> notes = new ArrayList<>();
		if (d.groups().size() > 2) notes.add("'" + d.outcome() + "' has " + d.groups().size() + " groups; a volcano plot compares two and was left out.");
		else if (d.lines().stream().noneMatch(l -> Double.isFinite(look.effect().of(l)))) notes.add("No feature has a "
			+ (look.effect() == VolcanoFigure.Effect.COHEN_D ? "standard deviation" : "fold change (both means above 0)")
			+ "; the volcano plot was left out.");
		else out.put("volcano", VolcanoFigure.of(d, look, VolcanoFigure.WIDE));
		final Set<String> marked = look.marked();
		final List<Line> boxed = d.ranked().stream().filter(l -> (marked == null || marked.contains(l.feature())) && l.values().stream().noneMatch(
			v -> v.length == 0)).limit(boxes).toList();
		if (!boxed.isEmpty()) out.put("box_plots", BoxPanels.of(d, boxed));
		return new FeatureFigures(d, boxed, out, notes);
	}

	/** The files that {@link #write} writes. */
	public List<String> files() {
		return boxed.isEmpty() ? List.of("univariate.csv") : List.of("univariate.csv", "box_plots.csv");
	}

	/** Writes the numbers behind the figures: {@code univariate.csv} and {@code box_plots.csv}. */
	public void write(final Path folder) {
		differences.write(folder);
		if (!boxed.isEmpty()) BoxPanels.table(differences, boxed).write(folder.resolve("box_plots.csv"));
	}
}
