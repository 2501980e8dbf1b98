// A Cox regression as a clinical paper reports it, with the numbers of R's survival package.
//
//   table=       CSV file, one row per case
//   time=        the column of times, from 0 on
//   status=      the column that tells how each ended
//   event=       its value that means the event; without it 1 of 0 and 1, 2 of 1 and 2, or TRUE
//   predictors=  columns with commas between; without it every other column but case, label and set
//   factors=     columns that are categories even when coded as numbers, with their reference level: race,celltype:squamous;
//                levels stand in order of first appearance, the reference first. Columns of text are factors anyway
//   strata=      columns whose values have baseline hazards of their own instead of coefficients
//   ties=        efron (without it) or breslow
//   stepwise=    both, backward or forward (by Akaike's criterion); none without it
//   screen=      only variables with a P below it on their own enter; univariate.csv then shows them all
//   ridge=       a ridge penalty, as R's ridge(theta); for fits whose coefficients would be infinite or columns that say the same
//   missing=     error (without it: the first empty cell is named) or drop (rows with one are left out)
//   formats=     of the figure: png, svg, pdf with commas between
//   output=      the folder to write: cox.csv (term,b,se,z,p,hr,hr_low,hr_high), cox_fit.csv (statistic,value: loglik, loglik_null,
//                lr, lr_df, lr_p, wald, wald_df, wald_p, score, score_df, score_p, concordance, concordance_se, aic, n, events),
//                zph.csv (term,chisq,df,p: do hazards stay proportional?), baseline.csv (stratum,time,hazard: cumulative), forest
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: table=[my table.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Cox_Regression.ijm "table=veteran.csv time=time status=status predictors=trt,celltype,karno output=cox"

readArguments(getArgument(), "table time status event predictors factors strata ties stepwise screen ridge missing formats output");
run("Cox Regression...", getArgument());

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
