// Trains models on a table of features and evaluates them on cases they have not seen.
//
//   table=     CSV file with one row per case
//   outcome=   the column to be predicted, of two classes or more
//   positive=  of two classes the positive one; without it the last in sort order
//   time=      of survival: the column of times from 0 on; outcome= is then the status (such as recurred) and positive= the event (such as 1)
//   split=     a column with the values train, validation, test, external, or shares: 0.7, 7:3, or 8:1:1 for training,
//              validation (options are chosen on it) and test
//   settings=  a YAML file with steps, models and resampling; without it LASSO-selected logistic regression and SVM
//   formats=   of the figures, which survival and more than two classes have: png, svg, pdf with commas between; png,svg without it
//   output=    the folder to write: predictions.csv, metrics.csv, coefficients.csv, models/*.json, and
//              metrics_ci.csv (every measure with its interval), precision_recall.csv, reclassification.csv (NRI, IDI);
//              of survival metrics.csv (C-index), survival.csv (probabilities at the times asked for) and others instead;
//              of three classes or more also class_metrics.csv, confusion.csv, roc_points.csv, and roc_<model>.png, .svg
//   seed=      of everything random; the same seed gives the same files
//   group=     a column whose equal values stay together in every split, such as the patient of several lesions
//   resampling=   settings (as the file says), none, kfold, repeated_kfold, nested, loo, bootstrap or holdout, inside the training rows: resampling.csv,
//                 resampling_predictions.csv, bootstrap_632.csv; the settings file says how many folds and repeats
//   optimism=     bootstrap samples for optimism-corrected measures, such as 200: optimism.csv
//   permutations= shuffled outcomes for a test whether the result could be chance, such as 1000: permutation.csv
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Train_Models.ijm "table=features.csv outcome=type split=0.7 output=models seed=1"

readArguments(getArgument(), "table outcome positive time split settings formats output seed group resampling optimism permutations");
run("Train Models...", getArgument());

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
