// Whether more cases would help: models fitted to growing parts of the training rows, judged on rows left out.
//
//   table=     CSV file with one row per case
//   outcome=   a column of two classes; without it as the settings say
//   positive=  its positive level; without it the last in sort order
//   settings=  a YAML file as for Train_Models.ijm; its seed counts; without it LASSO-selected logistic regression and SVM
//   sizes=     parts of the training rows of each fold; 0.2,0.4,0.6,0.8,1 without it
//   folds=     of the cross-validation inside the training rows; 5 without it
//   repeats=   of it; 4 without it
//   formats=   of the figure: png, svg, pdf with commas between; png,svg without it
//   output=    the folder to write: learning_curve.csv (model,set,size,auc,sd,ci_low,ci_high,parts), learning_curve.png, .svg
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: table=[my table.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Learning_Curve.ijm "table=features.csv outcome=outcome settings=training.yaml output=learning"

readArguments(getArgument(), "table outcome positive settings sizes folds repeats formats output");
run("Learning Curve...", getArgument());

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
