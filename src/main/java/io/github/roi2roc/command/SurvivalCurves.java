package io.github.roi2roc.command;

import java.io.File;
import java.util.List;

import org.scijava.command.Command;
import org.scijava.plugin.Attr;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

import io.github.roi2roc.describe.SurvivalReport;
import io.github.roi2roc.ij.Figures;
import io.github.roi2roc.ij.GivenTable;
import io.github.roi2roc.ij.Inputs;
import io.github.roi2roc.ij.Problems;
import io.github.roi2roc.ij.ResultFolder;
import io.github.roi2roc.ij.Tables;
import io.github.roi2roc.ij.Words;
import io.github.roi2roc.plot.SurvivalFigure;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.stats.KaplanMeier;

/** Kaplan-Meier curves of groups with medians and log-rank tests; a column of numbers may be cut in two. */
@Plugin(type = Command.class, menuPath = "Plugins>Radiomics>Survival Curves...", headless = true,
	iconPath = "/io/github/roi2roc/icons/curve.png")
public final class SurvivalCurves extends RadiomicsCommand {

	@Parameter(label = "Table (CSV)", style = "open", attrs = @Attr(name = Inputs.CHECK, value = Inputs.TABLE), description = "One row per case.")
	private File table;

	@Parameter(label = "Time column", persist = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
		description = "How long each case was followed, from 0 on.")
	private String time;

	@Parameter(label = "Status column", persist = false, attrs = @Attr(name = Inputs.CHECK, value = Inputs.COLUMN),
		description = "How it ended: with the event, or without (censored).")
	private String status;

	@Parameter(label = "Status of the event", required = false, persist = false,
		attrs = { @Attr(name = Inputs.EMPTY, value = "1 of 0 and 1, 2 of 1 and 2, or TRUE"), @Attr(name = Inputs.CHECK, value = Inputs.LEVEL), @Attr(name = Inputs.OF, value = "status") },
		description = "Value of the status that means the event; empty: 1 of 0 and 1, 2 of 1 and 2, or TRUE.")
	private String event = "";

	@Parameter(label = "Group column", required = false, persist = false,
		attrs = { @Attr(name = Inputs.CHECK, value = Inputs.COLUMN), @Attr(name = Inputs.EMPTY, value = "none: one curve") },
		description = "The column that makes the groups; empty for one curve.")
	private String group = "";

	@Parameter(label = "Cut the groups at", required = false, persist = false,
		attrs = @Attr(name = Inputs.EMPTY, value = "nowhere"),
		description = "Makes two groups of a column of numbers: median, a number, or optimal (searched for, with a P that counts the search).")
	private String cut = "";

	@Parameter(label = "Intervals", choices = { "log", "log-log", "plain" }, required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "The scale on which 95 % intervals are symmetric; log is R's default.")
	private String ci = "log";

	@Parameter(label = "Read the curves at times", required = false, persist = false,
		attrs = @Attr(name = Inputs.EMPTY, value = "none"),
		description = "Times with commas between at which each curve is read: survival_at.csv.")
	private String times = "";

	@Parameter(label = "Missing values", choices = { "error", "drop" }, required = false, persist = false, attrs = @Attr(name = Inputs.ADVANCED),
		description = "error: the first empty cell is named; drop: rows with one are left out, and it is said how many.")
	private String missing = "error";

	@Parameter(label = "Formats", required = false, persist = false,
		attrs = { @Attr(name = Inputs.ADVANCED), @Attr(name = Inputs.CHECK, value = Inputs.FORMATS) },
		description = "Of the figure: png, svg, pdf with commas between.")
	private String formats = Figures.USUAL;

	@Parameter(label = "Output folder", style = "directory", required = false, persist = false,
		description = "Folder for survival.csv, medians.csv, logrank.csv and the figure; empty to show them only. Needed where there is no display.")
	private File output;

	@Override
	protected void execute() {
		final ResultFolder results = ResultFolder.of(output, formats);
		final GivenTable given = GivenTable.of(table);
		final SurvivalReport result = SurvivalReport.of(given.table(), new SurvivalReport.Request(time.strip(), status.strip(), event, group.strip(), cut
			.strip(), KaplanMeier.Interval.of(ci), Words.numbers(times, "times"), missing.equals("drop")));
		if (results.isAsked()) results.made(given.into(new Provenance("survival curves")).with("time", time).with("status", status).with("event", event).with(
			"group", group).with("cut", cut).with("ci", ci).with("times", times).with("missing", missing).with("notes", result.notes()), result.write(results
				.path()));
		Tables.show("Survival, medians", result.medianTable());
		if (!result.at().isEmpty()) Tables.show("Survival at times", result.atTable());
		if (!result.tests().isEmpty()) Tables.show("Survival, tests", result.testTable());
		if (!result.pairs().isEmpty()) Tables.show("Survival, pairs of groups", result.pairTable());
		SurvivalFigure.of(result).ifPresentOrElse(figure -> results.figure("survival", "Survival curves", figure), () -> Problems.warn("Survival Curves...",
			List.of(result.curves().size() + " curves are no figure, so none was drawn.")));
		Problems.warn("Survival Curves...", result.notes());
	}
}
