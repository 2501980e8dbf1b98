// A whole study on the synthetic sample cohort: images and masks, features, three models, ROC curves of the test cases.
//
//   output=    folder for everything; made if missing
//
// Headless:
//
//   java -jar roi2roc-standalone.jar macros/Sample_Study.ijm "output=sample"

output = getArgument();
if (startsWith(output, "output=")) output = substring(output, lengthOf("output="));
if (startsWith(output, "[") && endsWith(output, "]")) output = substring(output, 1, lengthOf(output) - 1);
if (output == "") {
	if (call("java.awt.GraphicsEnvironment.isHeadless") == "true") exit("'output' is missing. Give output=... (a folder).");
	output = getDir("Folder for the sample study");
}
if (!endsWith(output, "/")) output = output + "/";
cohort = output + "cohort/";

run("Make Sample Cohort...", "output=[" + cohort + "]");
run("Extract Cohort...", "manifest=[" + cohort + "manifest.csv] settings=[" + cohort + "features.yaml] output=[" + output + "features.csv]");
run("Train Models...", "table=[" + output + "features.csv] settings=[" + cohort + "training.yaml] output=[" + output + "models]");
run("Compare ROC Curves...", "table=[" + output + "models/predictions.csv] positive=malignant set=test output=[" + output + "roc]");

print("Synthetic images, masks and manifest: " + cohort);
print("Features of 80 cases:                 " + output + "features.csv");
print("Models, predictions and metrics:      " + output + "models/");
print("ROC curves of the 30 test cases:      " + output + "roc/roc.png, roc.svg, roc.csv, delong.csv");
