// How the columns of a table hang together: correlations, a clustering of the columns, and a heat map in its order.
//
//   table=     CSV file, one row per case
//   columns=   columns of numbers with commas between, * for any characters; without it every one but case, label, set, rater,
//              outcome, time and status
//   method=    pearson (without it), spearman or kendall (tau-b), as R's cor has them
//   linkage=   average (without it), complete, single or ward (ward.D2), as R's hclust has them
//   distance=  absolute (without it: 1 - |r|, so that columns that fall together are near) or signed (1 - r)
//   missing=   error (without it), drop (rows with an empty cell are left out) or pairwise (each pair from the rows that have both)
//   formats=   of the figures: png, svg, pdf with commas between; png,svg without it
//   output=    the folder to write: correlation.csv (feature and a column per feature, in the order of the clustering), merge.csv
//              (step,left,right,height,size; numbers as R's hclust has them), order.csv (position,feature,number), heat_map.png
//              and heat_map.svg
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: table=[my table.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Correlation_Heat_Map.ijm "table=features.csv method=spearman output=correlation"

readArguments(getArgument(), "table columns method linkage distance missing formats output");
run("Correlation Heat Map...", getArgument());

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
