// LASSO, ridge and elastic net as R's glmnet fits them, with cross-validation.
//
//   table=      CSV file; every column but case and those named below is a predictor
//   outcome=    the outcome column (not for cox)
//   positive=   positive level of a binomial outcome; without it the last in sort order
//   time=       for cox: column of times
//   status=     for cox: column of events, 1 and 0, or 2 and 1
//   family=     binomial (without it), gaussian, multinomial or cox
//   alpha=      1 for the LASSO (without it), 0 for ridge, between for the elastic net
//   lambdas=    values with commas, or one whole number: the length of an automatic path (100 without it)
//   folds=      of the cross-validation (10 without it; 0 for none), or a column that numbers each row's fold
//   measure=    deviance (without it), auc, class, mse, mae, or c for cox
//   weights=    column of the rows' weights
//   offset=     column added to the linear predictor; for multinomial one for each class, with commas between
//   penaltyFactors=  such as age:0,stage:0.5: 0 for a column without penalty, 1 where nothing is said, Infinity to leave one out
//   standardize=  yes (without it) or no: whether columns are brought to unit variance for the fit
//   missing=    error (without it: the first empty cell is named), drop (rows with one are left out) or median (predictors get
//               the median of their column, in each fold that of the rows it is fitted to)
//   threshold=  of convergence; without it 1e-12 (cox 1e-9)
//   steps=      for cox: automatic (without it: faster than glmnet from a threshold of 1e-7 on, and its equal below) or glmnet (its
//               digits at any threshold)
//   seed=       a whole number; the same one gives the same folds
//   formats=    of the figures: png, svg, pdf with commas between; png,svg without it
//   output=     the folder to write: path.csv (lambda,df,dev_ratio,(Intercept),...), cv.csv (lambda,mean,se), coefficients.csv
//               (choice,lambda,term,coefficient at lambda.min and lambda.1se), path.png/.svg and cv.png/.svg
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: table=[my table.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Penalized_Regression.ijm "table=features.csv outcome=outcome positive=yes folds=10 seed=1 output=lasso"

readArguments(getArgument(), "table outcome positive time status family alpha lambdas folds measure weights offset penaltyFactors standardize missing threshold steps seed formats output");
run("Penalized Regression...", getArgument());

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
