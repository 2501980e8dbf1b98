// Draws a figure again from its data: at another size, in another format, or with names or numbers corrected.
//
//   table=    CSV file: what lies beside every figure as <figure>_figure.csv, or a table with the same columns
//             (roc_points.csv, decision.csv, calibration.csv, delong_matrix.csv, importance.csv, path.csv, cv.csv)
//   figure=   its kind: box, calibration, correlation, cv, decision, delong_matrix, importance, path, roc, and others that
//             docs/figures.md lists; without it told from the columns
//   width=    mm; without it that of the first time, mostly 85 (a column of a journal; a page is 180)
//   dpi=      of the PNG file; 300 without it
//   formats=  png, svg, pdf with commas between; png,svg without it
//   output=   the folder to write: <figure>.png and so on
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Figure_From_CSV.ijm "figure=roc table=roc/roc_figure.csv formats=pdf output=figures"

readArguments(getArgument(), "table figure width dpi formats output");
run("Figure from CSV...", getArgument());

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
