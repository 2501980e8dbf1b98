// ROC curves of several scores of the same cases, with DeLong's confidence intervals and paired tests.
//
//   table=      CSV file with the outcome and one column per score, such as the predictions.csv of Train_Models.ijm
//   outcome=    a column with two levels
//   positive=   its positive level; without it the last in sort order
//   scores=     columns with commas between; without it every column of numbers
//   direction=  which end of the scores means positive: higher (without it), lower, or auto (chosen as pROC does, and said)
//   set=        of a table of predictions: test, train or external, whose rows count; without it every row
//   ci=         of the AUC: delong (without it) or bootstrap (percentiles of resamples drawn within each class)
//   partial=    limits of a partial area, such as 0.9,1; with McClish's correction
//   axis=       on which they stand: specificity (without it) or sensitivity
//   smooth=     true for binormal smoothing of the curves
//   threshold=  where sensitivity and the like are taken: youden (without it), sensitivity:0.9, specificity:0.9, or a number;
//               with train: before it, chosen on the rows of set train (train:youden)
//   intervals=  of sensitivity and the like: wilson (without it), exact (Clopper-Pearson) or bootstrap
//   cohorts=    a column whose levels are different patients, such as set or centre: DeLong's unpaired test
//   resamples=  of the bootstraps of areas; 2000 without it
//   seed=       of everything drawn; 1 without it
//   formats=    of the figures: png, svg, pdf with commas between; png,svg without it
//   output=     the folder to write: roc.csv, delong.csv, roc_points.csv, roc.png, roc.svg; every score against
//               every other: delong_matrix.csv/.png/.svg; every measure with its interval: metrics_ci.csv;
//               precision_recall.csv/.png/.svg; where asked for auc.csv (bootstrap, partial and smoothed areas),
//               roc_smooth.csv, delong_unpaired.csv;
//               beside each figure its data (roc_figure.csv), from which Figure_From_CSV.ijm draws it again
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Compare_ROC_Curves.ijm "table=predictions.csv outcome=outcome scores=svm,logistic set=test output=roc"

readArguments(getArgument(), "table outcome positive scores direction set ci partial axis smooth threshold intervals cohorts resamples seed formats output");
run("Compare ROC Curves...", getArgument());

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
