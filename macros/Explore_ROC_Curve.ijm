// One ROC curve at a threshold: the confusion matrix and the cases on the wrong side. With a display also a window in which the
// threshold moves and a double click on a case opens its image.
//
//   table=      CSV file with the outcome and the score, such as the predictions.csv of Train_Models.ijm
//   score=      the column whose curve it is
//   outcome=    a column with two levels; outcome without it
//   positive=   its positive level; without it the last in sort order
//   set=        of a table of predictions: test, train or external, whose rows count; without it every row
//   threshold=  youden (without it), sensitivity:0.9, specificity:0.9, or a number; with train: before it, chosen on the rows of
//               set train (train:youden)
//   manifest=   the cohort's list of images, for the window
//   direction=  which end of the score means positive: higher (without it), lower, or auto (chosen as pROC does, and said)
//   output=     the folder to write: confusion.csv (score,threshold,tp,fp,tn,fn,sensitivity,specificity,accuracy,ppv,npv,f1) and
//               wrong_cases.csv (case,outcome,called,score; the farthest from the threshold first)
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: table=[my table.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Explore_ROC_Curve.ijm "table=predictions.csv score=svm set=test threshold=train:youden output=svm"

readArguments(getArgument(), "table score outcome positive set threshold manifest direction output");
run("Explore ROC Curve...", getArgument());

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
