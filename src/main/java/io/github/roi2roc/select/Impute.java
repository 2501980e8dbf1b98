package io.github.roi2roc.select;

import java.util.List;

import org.scijava.plugin.Plugin;

import io.github.roi2roc.InputException;
import io.github.roi2roc.numeric.RandomStream;
import io.github.roi2roc.param.Options;
import io.github.roi2roc.param.Parameter;
import io.github.roi2roc.stats.Moments;
import io.github.roi2roc.table.Outcome;

/** Fills missing values from the training rows: their median, or the mean of the nearest rows. */
@Plugin(type = Step.class, name = "impute")
public final class Impute implements Step {

	@Override
	public String name() {
		return "impute";
	}

	@Override
	public String about() {
		return "Fills missing values: median of the training rows, or mean of the k nearest training rows.";
	}

	@Override
	public List<Parameter> parameters() {
		return List.of(Parameter.choice("method", "median", List.of("median", "knn"), "Where the value comes from."), Parameter.integer("k", 5, 1,
			1000, "Number of nearest rows (knn)."));
	}

	@Override
	public boolean takesMissing() {
		return true;
	}

	@Override
	public boolean fillsMissing() {
		return true;
	}

	@Override
	public Result fit(final Predictors x, final Outcome y, final Options options, final RandomStream random) {
		final double[] median = new double[x.size()], scale = new double[x.size()];
		for (int j = 0; j < x.size(); j++) {
			final double[] c = Moments.present(x.columns()[j]);
			if (c.length == 0) throw new InputException("Column '" + x.names().get(j)
				+ "' has no value in any training row, so that nothing can be imputed. Leave the column out.");
			median[j] = Moments.median(c);
			final double sd = Moments.sd(c);
			scale[j] = sd > 0 ? sd : 1;
		}
		return Result.of(options.text("method").equals("median") ? new Fitted.Fill(x.names(), median) : new NearestFill(x.names(), options.integer(
			"k"), x.byRow(), scale, median));
	}
}
