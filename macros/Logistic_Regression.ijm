// A logistic regression as a clinical paper reports it, with R's numbers.
//
//   table=       CSV file, one row per case
//   outcome=     a column with two levels
//   positive=    its positive level; without it the last in sort order
//   predictors=  columns with commas between; without it every other column but case, label and set
//   factors=     columns that are categories even when coded as numbers, with their reference level: race,celltype:squamous;
//                levels stand in order of first appearance, the reference first. Columns of text are factors anyway
//   screen=      only variables with a P below it on their own enter; univariate.csv then shows them all
//   stepwise=    both, backward or forward (by Akaike's criterion); none without it
//   method=      ml (without it: maximum likelihood) or firth (Firth's penalised likelihood, finite where classes are separated;
//                p and the profile interval are then those of the penalised likelihood, as R's logistf gives them)
//   missing=     error (without it: the first empty cell is named) or drop (rows with one are left out)
//   output=      the folder to write: logistic.csv (term,b,se,z,wald,p,or,or_low,or_high,or_low_profile,or_high_profile),
//                logistic_fit.csv (statistic,value: aic, deviance, null_deviance, df (residual), loglik, n) and logistic_vif.csv
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: table=[my table.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Logistic_Regression.ijm "table=cohort.csv outcome=low positive=1 predictors=age,lwt,race factors=race:1 stepwise=both output=logistic"

readArguments(getArgument(), "table outcome positive predictors factors screen stepwise method missing output");
run("Logistic Regression...", getArgument());

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
