// Which columns a saved model leans on, over all cases and case by case.
//
//   model=   a file from the folder models that Train_Models.ijm writes
//   table=   CSV file with one row per case, the columns that the model was fitted to, and the outcome
//   set=     of a table with a column 'set': test, train or external, whose rows count; without it every row
//   seed=    of everything random; the same seed gives the same files; 1 without it
//   formats= of the figure: png, svg, pdf with commas between; png,svg without it
//   output=  the folder to write: importance.csv (permutation importance: mean drop in AUC), shapley.csv (Shapley
//            values, case by feature; shapley.csv.json says by which method), importance.png, importance.svg;
//            of a logistic model also nomogram.csv (axis,part,value,points), nomogram.png, nomogram.svg
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Explain_Model.ijm "model=models/models/svm.json table=features.csv output=explained"

readArguments(getArgument(), "model table set seed formats output");
run("Explain Model...", getArgument());

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
