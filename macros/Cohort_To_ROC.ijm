// From a cohort's images to ROC curves in one go: features of every case, models, curves and tests of the test cases.
// The same job as scripts for Fiji: scripts/Cohort_To_ROC.groovy, .py and .js.
//
//   manifest=   CSV file with case, image, mask, the outcome and what else a manifest has
//   settings=   PyRadiomics parameter file for the features; without it PyRadiomics' defaults
//   training=   training settings (YAML): outcome, split, models
//   positive=   the outcome's positive level; without it the last in sort order
//   formats=    of the figures: png, svg, pdf with commas between; png,svg without it
//   output=     the folder to write: features.csv, models/ and roc/
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: manifest=[my cohort.csv].
// Relative paths start at the working directory. What is missing is asked for where there is a display; without one it
// is an error. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Cohort_To_ROC.ijm "manifest=manifest.csv training=training.yaml output=study"

readArguments(getArgument(), "manifest settings training positive formats output");
output = List.get("output");
if (output == "") {
	if (call("java.awt.GraphicsEnvironment.isHeadless") == "true") exit("'output' is missing. Give output=... (a folder).");
	output = getDir("Folder for the results");
}
if (!endsWith(output, "/")) output = output + "/";
manifest = given("manifest", "manifest");
settings = given("settings", "settings");
training = given("training", "settings");
positive = given("positive", "positive");
formats = given("formats", "formats");

run("Extract Cohort...", manifest + settings + "output=[" + output + "features.csv]");
run("Train Models...", "table=[" + output + "features.csv] " + training + positive + formats + "output=[" + output + "models]");
run("Compare ROC Curves...", "table=[" + output + "models/predictions.csv] " + positive + formats + "set=test output=[" + output + "roc]");

// An argument as a command takes it: nothing where nothing was given.
function given(argument, key) {
	if (List.get(argument) == "") return "";
	return key + "=[" + List.get(argument) + "] ";
}

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
