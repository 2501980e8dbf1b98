// A whole study: does the MR image tell the outcome after stroke? 396 A.K. features of every sequence, LASSO, and a support vector
// machine against logistic regression, with the clinical model beside them. Every table and figure of such a paper.
//
//   manifest=   CSV file with case, a pair of columns per sequence (DWI, DWI_mask, T1, T1_mask, ...), clinical columns, set (train,
//               test) and the outcome; without it a SYNTHETIC cohort of 80 cases with three sequences is made
//   clinical=   clinical columns of the manifest with commas between; age,sex,marker without it
//   outcome=    the outcome's column; outcome without it
//   positive=   its positive level; poor without it
//   settings=   training settings (YAML); without it settings/Study_MR_Outcome.yaml beside this macro
//   formats=    of the figures: png, svg, pdf with commas between; without it png,svg, and pdf too of the ROC and calibration figures
//   output=     the folder to write:
//                 features.csv                what was extracted
//                 table_one/, table_one_sets/ patients by outcome (training cases) and by set
//                 regression/                 clinical logistic regression, backward
//                 selection/                  what each step kept, volcano and box plots
//                 lasso/                      LASSO path and cross-validation, tables and figures
//                 correlation/                heat map of the features that the LASSO kept
//                 models/                     models, predictions, measures of every set with intervals
//                 roc_<set>/                  ROC curves, DeLong matrix, precision-recall, measures at the training threshold
//                 calibration_<set>/          calibration and decision curves
//                 explained/                  importance, Shapley values and nomogram of the logistic model
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: output=[my study].
// Relative paths start at the working directory. Without a manifest the study is done on a SYNTHETIC cohort. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Study_MR_Outcome.ijm "output=study"

var outcome = "", figures = "", curves = " formats=png,svg,pdf";

readArguments(getArgument(), "manifest clinical outcome positive settings formats output");
if (List.get("formats") != "") {
	figures = " formats=[" + List.get("formats") + "]";
	curves = figures;
}
output = resultsFolder();
clinical = given("clinical", "age,sex,marker");
outcome = given("outcome", "outcome");
positive = given("positive", "poor");
settings = given("settings", "");
if (settings == "") settings = besides("Study_MR_Outcome.yaml");
manifest = List.get("manifest");
if (manifest == "") {
	run("Make Sample Cohort...", "output=[" + output + "cohort] modalities=DWI,T1,T2 levels=good,poor");
	manifest = output + "cohort/manifest.csv";
}
who = "outcome=" + outcome + " positive=" + positive;

run("Extract Cohort...", "manifest=[" + manifest + "] settings=[" + besides("Features_396_AK.yaml") + "] output=[" + output + "features.csv]");
describe(output + "features.csv", clinical, who, output);
select(output + "features.csv", clinical, "near_zero_variance,correlation,univariate", who, settings, output);
judge(output + "features.csv", settings, newArray("train", "test"), who, output);
run("Explain Model...", "model=[" + output + "models/models/logistic.json] table=[" + output + "features.csv] set=test" + figures + " output=[" + output + "explained]");

print("Everything is in " + output);

// An argument, or what stands for it where it is missing.
function given(key, otherwise) {
	if (List.get(key) == "") return otherwise;
	return List.get(key);
}

// The folder for the results, with a slash at its end; asked for where there is a display.
function resultsFolder() {
	folder = List.get("output");
	if (folder == "") {
		if (call("java.awt.GraphicsEnvironment.isHeadless") == "true") exit("'output' is missing. Give output=... (a folder).");
		folder = getDir("Folder for the results");
	}
	if (!endsWith(folder, "/")) folder = folder + "/";
	return folder;
}

// A settings file that lies in the folder settings beside this macro.
function besides(name) {
	here = call("java.lang.System.getProperty", "roi2roc.macro");
	if (here == "") here = getInfo("macro.filepath");
	places = newArray(File.getParent(here) + "/settings/", getDir("imagej") + "macros/ROI2ROC/settings/", "macros/settings/");
	for (i = 0; i < places.length; i++) if (File.exists(places[i] + name)) return places[i] + name;
	exit("There is no settings file " + name + " in the folder settings beside this macro. Give settings=...");
}

// A picture of the patients and what is known of them: Table One of the training cases by outcome and of all cases by set,
// and the clinical regression.
function describe(features, clinical, who, folder) {
	run("Filter Table...", "table=[" + features + "] rows=set:train output=[" + folder + "tables/train.csv]");
	run("Table One...", "table=[" + folder + "tables/train.csv] group=" + outcome + " variables=[" + clinical + "] output=[" + folder + "table_one]");
	run("Table One...", "table=[" + features + "] group=set variables=[" + clinical + "," + outcome + "] output=[" + folder + "table_one_sets]");
	run("Logistic Regression...", "table=[" + folder + "tables/train.csv] " + who + " predictors=[" + clinical + "] stepwise=backward output=[" + folder + "regression]");
}

// Which features tell the outcome in the training cases: what the settings' steps keep, the LASSO with its path and
// cross-validation, and the correlations of what it kept.
function select(table, clinical, chain, who, settings, folder) {
	run("Select Features...", "table=[" + table + "] " + who + " chain=" + chain + " settings=[" + settings + "]" + figures + " output=[" + folder + "selection]");
	run("Filter Table...", "table=[" + folder + "selection/selected.csv] rows=set:train without=[label,set," + clinical + "] output=[" + folder + "tables/lasso.csv]");
	run("Penalized Regression...", "table=[" + folder + "tables/lasso.csv] " + who + " family=binomial alpha=1 folds=10 seed=1 threshold=1e-7" + figures + " output=[" + folder + "lasso]");
	run("Correlation Heat Map...", "table=[" + folder + "tables/lasso.csv] columns=[" + kept(folder + "lasso/coefficients.csv", folder + "tables/lasso.csv") + "]" + figures + " output=[" + folder + "correlation]");
}

// The features that the LASSO kept at lambda.min, with commas between; the first ones of the table if it kept fewer than two.
function kept(coefficients, table) {
	lines = split(File.openAsString(coefficients), "\n");
	names = "";
	n = 0;
	for (i = 1; i < lines.length; i++) {
		cells = split(lines[i], ",");
		if (cells[0] == "lambda.min" && cells[2] != "(Intercept)") {
			names = names + "," + cells[2];
			n++;
		}
	}
	if (n >= 2) return substring(names, 1);
	header = split(substring(File.openAsString(table), 0, indexOf(File.openAsString(table), "\n")), ",");
	names = "";
	for (i = 0; i < header.length && n < 10; i++) {
		if (header[i] != "case" && header[i] != outcome) {
			names = names + "," + header[i];
			n++;
		}
	}
	return substring(names, 1);
}

// Models, and how they do in each set: measures with intervals at the threshold of the training cases, ROC curves with DeLong's
// tests; for unseen cases calibration and decision curves.
function judge(table, settings, sets, who, folder) {
	run("Train Models...", "table=[" + table + "] " + who + " settings=[" + settings + "]" + figures + " output=[" + folder + "models]");
	predictions = folder + "models/predictions.csv";
	judged = "outcome=outcome " + substring(who, indexOf(who, "positive="));
	for (i = 0; i < sets.length; i++) {
		run("Compare ROC Curves...", "table=[" + predictions + "] " + judged + " set=" + sets[i] + " threshold=train:youden" + curves + " output=[" + folder + "roc_" + sets[i] + "]");
		if (sets[i] != "train") run("Calibration and Decision Curves...", "table=[" + predictions + "] " + judged + " set=" + sets[i] + curves + " output=[" + folder + "calibration_" + sets[i] + "]");
	}
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
