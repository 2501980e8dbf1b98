// A whole study: when does a tumour come back? Image features, a clinical Cox regression, a penalised one, a random survival forest,
// and the three together (late fusion), each judged on patients it has not seen. Every table and figure of such a paper.
//
//   manifest=   CSV file with case, image, mask, clinical columns, set (train, test), and the columns of time and status; without it a
//               SYNTHETIC cohort of 80 cases is made
//   clinical=   clinical columns of the manifest with commas between; age,sex,marker without it
//   time=       the column of times, from 0 on; months without it
//   status=     the column that tells how each ended; recurred without it
//   event=      its value that means the event; 1 without it
//   features=   what is extracted (YAML); without it settings/Features_1688.yaml beside this macro, of the synthetic cohort its own
//   settings=   training settings (YAML); without it settings/Study_Recurrence.yaml beside this macro
//   formats=    of the figures: png, svg, pdf with commas between; without it png,svg
//   output=     the folder to write:
//                 features.csv        what was extracted
//                 table_one/          patients by status (training cases)
//                 cox/                Cox regression on the clinical columns (training cases), with its forest plot
//                 curves/             Kaplan-Meier curve of all cases
//                 models/             models, predictions, C-indices and their comparison, ROC curves at times, Brier scores, calibration,
//                                     curves of low and high risk
//                 risk/               Kaplan-Meier curves of the test cases by the risk group of the fused model, with times and medians
//
// Arguments are key=value pairs in one string; a value with spaces stands in square brackets: output=[my study].
// Relative paths start at the working directory. Without a manifest the study is done on a SYNTHETIC cohort. Headless:
//
//   java -jar roi2roc-standalone.jar macros/Study_Recurrence.ijm "output=study"

readArguments(getArgument(), "manifest clinical time status event features settings formats output");
figures = "";
if (List.get("formats") != "") figures = " formats=[" + List.get("formats") + "]";
output = resultsFolder();
clinical = given("clinical", "age,sex,marker");
time = given("time", "months");
status = given("status", "recurred");
event = given("event", "1");
settings = given("settings", "");
if (settings == "") settings = besides("Study_Recurrence.yaml");
features = given("features", "");
manifest = List.get("manifest");
if (manifest == "") {
	run("Make Sample Cohort...", "output=[" + output + "cohort]");
	manifest = followed(output + "cohort/", time, status);
	if (features == "") features = output + "cohort/features.yaml";
}
if (features == "") features = besides("Features_1688.yaml");
who = "time=" + time + " status=" + status + " event=" + event;

run("Extract Cohort...", "manifest=[" + manifest + "] settings=[" + features + "] output=[" + output + "features.csv]");
run("Filter Table...", "table=[" + output + "features.csv] rows=set:train output=[" + output + "tables/train.csv]");
run("Table One...", "table=[" + output + "tables/train.csv] group=" + status + " variables=[" + clinical + "," + time + "] output=[" + output + "table_one]");
run("Cox Regression...", "table=[" + output + "tables/train.csv] " + who + " predictors=[" + clinical + "]" + figures + " output=[" + output + "cox]");
run("Survival Curves...", "table=[" + output + "features.csv] " + who + figures + " output=[" + output + "curves]");
run("Train Models...", "table=[" + output + "features.csv] outcome=" + status + " positive=" + event + " time=" + time + " split=set settings=[" + settings + "]"
	+ figures + " output=[" + output + "models]");
run("Filter Table...", "table=[" + output + "models/survival.csv] rows=set:test output=[" + output + "tables/test.csv]");
run("Survival Curves...", "table=[" + output + "tables/test.csv] time=time status=status event=1 group=" + group(output + "models/survival.csv") + figures
	+ " output=[" + output + "risk]");

print("Everything is in " + output);

// The last risk group among the columns: that of the model which is trained last.
function group(table) {
	header = File.openAsString(table);
	header = split(substring(header, 0, indexOf(header, "\n")), ",");
	return String.trim(header[header.length - 1]);
}

// The synthetic cohort with times and statuses: malignant lesions and high markers come back sooner, by Weibull times; follow-up ends after 12 to
// 60 months. No chance is in it: the same manifest comes out wherever it is made.
function followed(folder, time, status) {
	lines = split(File.openAsString(folder + "manifest.csv"), "\n");
	text = String.trim(lines[0]) + "," + time + "," + status + "\n";
	names = split(String.trim(lines[0]), ",");
	for (i = 1; i < lines.length; i++) {
		cells = split(String.trim(lines[i]), ",");
		rate = 0.02;
		for (j = 0; j < names.length; j++) {
			if (names[j] == "outcome" && cells[j] == "malignant") rate = rate * 3;
			if (names[j] == "marker") rate = rate * exp(0.3 * log(parseFloat(cells[j])));
		}
		recurrence = sqrt(-log(part(i, 12.9898))) / rate;
		followUp = 12 + 48 * part(i, 78.233);
		came = 0;
		if (recurrence <= followUp) came = 1;
		text = text + String.trim(lines[i]) + "," + d2s(minOf(recurrence, followUp), 1) + "," + came + "\n";
	}
	File.saveString(text, folder + "followed.csv");
	return folder + "followed.csv";
}

// A number between 0 and 1 that looks like chance.
function part(i, factor) {
	x = sin(i * factor) * 43758.5453;
	x = x - floor(x);
	return maxOf(0.0001, minOf(0.9999, x));
}

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
