// Whether predicted probabilities are true, and whether deciding by them does more good than harm.
//
//   table=     CSV file with the outcome and one column of probabilities per model, such as the predictions.csv of
//              Train_Models.ijm
//   outcome=   a column with two levels
//   positive=  its positive level; without it the last in sort order
//   scores=    columns with commas between, with numbers from 0 to 1; without it every such column
//   set=       of a table of predictions: test, train or external, whose rows count; without it every row
//   formats=   of the figures: png, svg, pdf with commas between; png,svg without it
//   output=    the folder to write: calibration.csv, calibration_curve.csv, calibration_summary.csv, decision.csv,
//              calibration.png/.svg, decision.png/.svg, and beside each figure its data (calibration_figure.csv),
//              from which Figure_From_CSV.ijm draws it again
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Calibration_And_Decision.ijm "table=predictions.csv outcome=outcome scores=logistic set=test output=calibration"

readArguments(getArgument(), "table outcome positive scores set formats output");
run("Calibration and Decision Curves...", getArgument());

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
