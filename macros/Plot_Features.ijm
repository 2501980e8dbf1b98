// How features differ between the groups of an outcome: a test of each, a volcano plot (two groups) and box plots.
//
//   table=       CSV file, one row per case
//   outcome=     the column that makes the groups
//   positive=    of two groups the one that is compared with the other; without it the last in sort order
//   features=    columns of numbers with commas between, * for any characters; without it every one but case, label, set, rater,
//                time and status
//   test=        mann_whitney (without it), student or welch; with more than two groups Kruskal-Wallis, for student ANOVA
//   adjust=      BH (without it), none, bonferroni, holm, hochberg, hommel or BY, as R's p.adjust; with none the plot shows plain P
//   effect=      across the volcano plot: cohen_d (without it) or log2_fold_change
//   threshold=   largest P, the level line; 0.05 without it
//   difference=  smallest effect, the upright lines; none without it
//   names=       how many features are named in the volcano plot; 10 without it
//   boxes=       how many features get a box plot, the smallest P first; 12 without it
//   formats=     of the figures: png, svg, pdf with commas between; png,svg without it
//   output=      the folder to write: univariate.csv (feature,test,statistic,p,adjusted,cohen_d,log2_fold_change and n, mean, sd,
//                median of each group), volcano.png/.svg, box_plots.png/.svg/.csv
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: table=[my table.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Plot_Features.ijm "table=features.csv outcome=outcome positive=yes output=plots"

readArguments(getArgument(), "table outcome positive features test adjust effect threshold difference names boxes formats output");
run("Plot Features...", getArgument());

// Reads key=value pairs into ImageJ's List. A value with spaces stands in square brackets, which may nest. A key that is
// not among the known ones ends the macro, so that a slip of the pen is noticed.
function readArguments(text, known) {
	List.clear();
	i = 0;
	n = lengthOf(text);
	while (i < n) {
		if (charCodeAt(text, i) <= 32) {
			i++;
		} else {
			equals = indexOf(text, "=", i);
			if (equals < 0) exit("'" + substring(text, i) + "' is not key=value.");
			key = substring(text, i, equals);
			if (indexOf(" " + known + " ", " " + key + " ") < 0 || key == "")
				exit("unknown key '" + key + "'. Known are: " + known + ".");
			start = equals + 1;
			depth = 0;
			inside = true;
			i = start;
			while (i < n && inside) {
				c = charCodeAt(text, i);
				if (c == 91) depth++;
				if (c == 93 && depth > 0) depth--;
				inside = depth > 0 || c > 32;
				if (inside) i++;
			}
			if (depth > 0) exit("The value of '" + key + "' opens a square bracket that is not closed.");
			value = substring(text, start, i);
			if (startsWith(value, "[") && endsWith(value, "]")) value = substring(value, 1, lengthOf(value) - 1);
			List.set(key, value);
		}
	}
}
