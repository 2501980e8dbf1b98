// How well the features of several raters agree: intraclass correlations, and the stable features.
//
//   tables=     CSV files with commas between, one per rater or segmentation; or one with a column 'rater', such as Extract_Cohort.ijm
//               makes of a manifest with that column. Cases are matched by the columns case and label, without them by order
//               (Of a manifest with a column rater itself the features are extracted first, into features.csv)
//   settings=   of a manifest: a PyRadiomics parameter file; without it PyRadiomics' defaults
//   form=       ICC1, ICC2 (without it), ICC3, ICC1k, ICC2k or ICC3k, as R's psych names them
//   threshold=  features above it are stable; 0.85 without it
//   features=   columns of numbers with commas between, * for any characters; without it every one that all tables have
//   plots=      how many of the least stable features get a Bland-Altman plot, or names of features; 6 without it, 0 for none
//   formats=    of the figures: png, svg, pdf with commas between; png,svg without it
//   output=     the folder to write: icc.csv (feature,form,icc,low,high,f,p), stable_features.csv (the first table with the stable
//               features only), bland_altman.csv (bias and limits of agreement with 95 % intervals, every feature and pair of raters)
//               and bland_altman.png/.svg
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: table=[my table.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Feature_Stability.ijm "tables=rater1.csv,rater2.csv form=ICC2 threshold=0.85 output=stability"

readArguments(getArgument(), "tables settings form threshold features plots formats output");
run("Feature Stability...", getArgument());

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
