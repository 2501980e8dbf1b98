// Kaplan-Meier curves with medians and log-rank tests, with the numbers of R's survival package.
//
//   table=       CSV file, one row per case
//   time=        the column of times, from 0 on
//   status=      the column that tells how each ended
//   event=       its value that means the event; without it 1 of 0 and 1, 2 of 1 and 2, or TRUE
//   group=       the column that makes the groups; one curve without it
//   cut=         makes two groups of a column of numbers: median, a number, or optimal (the cut with the largest log-rank
//                statistic, its P by permutation, which counts the search)
//   ci=          scale of the 95 % intervals: log (without it), log-log or plain
//   times=       times with commas between at which each curve is read
//   missing=     error (without it: the first empty cell is named) or drop (rows with one are left out)
//   formats=     of the figure: png, svg, pdf with commas between
//   output=      the folder to write: survival.csv (group,time,n_risk,n_event,n_censored,survival,se,lower,upper), survival_at.csv
//                (the same at times=), medians.csv (group,n,events,median,lower,upper,rmean,rmean_se), of groups logrank.csv
//                (test,chisq,df,p), logrank_groups.csv (group,n,observed,expected), of more than two pairwise.csv, and survival
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: table=[my table.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Survival_Curves.ijm "table=lung.csv time=time status=status group=sex times=180,365 output=survival"

readArguments(getArgument(), "table time status event group cut ci times missing formats output");
run("Survival Curves...", getArgument());

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
