// Which features to keep, and why: a chain of selectors over a table.
//
//   table=     CSV file, one row per case; where it has a column 'set', only the rows 'train' decide
//   outcome=   the column that is to be predicted later
//   positive=  its positive level; without it the last in sort order
//   chain=     steps in order, with commas between: zero_variance, near_zero_variance, correlation, univariate, mrmr, lasso,
//              elastic_net, boruta, impute, standardize; without it the steps of the settings
//   settings=  YAML as for Train_Models.ijm: its steps hold the options, its predictors the candidates, its split the seed
//   plots=     false for no figures; without it univariate.csv, volcano (all candidates, the selected marked) and box_plots (the
//              selected) are written too
//   formats=   of the figures: png, svg, pdf with commas between; png,svg without it
//   output=    the folder to write: selection.csv (step,feature,kept,value,reason) and selected.csv (the table with what was kept)
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: table=[my table.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Select_Features.ijm "table=features.csv outcome=outcome chain=near_zero_variance,correlation,mrmr output=selection"

readArguments(getArgument(), "table outcome positive chain settings plots formats output");
run("Select Features...", getArgument());

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
