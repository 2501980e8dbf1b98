// Applies a saved model to a table it has not seen, such as an external cohort.
//
//   model=   a file from the folder models that Train_Models.ijm writes
//   table=   CSV file with one row per case and the columns that the model was fitted to; where the model and the table
//            have sidecars that tell their extraction settings, unlike settings are refused, and the difference shown
//   outcome= the column with the outcome; without it the one of the training, if the table has it
//   formats= of the ROC curve: png, svg, pdf with commas between; png,svg without it
//   output=  CSV file to write: case, set, outcome (where the table has it) and the model's score; of three classes or more
//            each one's probability and the class predicted. With the outcome of two classes or more also
//            <output>.metrics.csv: AUC, sensitivity, specificity and others with intervals, at the threshold that was fixed
//            in training; <output>.roc.csv and the ROC curve as <output>.roc.png, .svg; of three classes or more
//            <output>.confusion.csv and <output>.class_metrics.csv. Of a survival model the risk, the probability of no event until
//            the training's times and the risk group; where the table has time and status also <output>.time_metrics.csv,
//            <output>.calibration.csv, <output>.risk_groups.csv, <output>.time_roc.csv and the survival curves of the groups
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: image=[my image.nii.gz].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Predict.ijm "model=models/models/svm.json table=external.csv output=predictions.csv"

readArguments(getArgument(), "model table outcome formats output");
run("Predict...", getArgument());

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
