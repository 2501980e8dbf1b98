#@ File (label="Manifest (CSV)") manifest
#@ File (label="Feature settings (PyRadiomics file)", required=false) settings
#@ File (label="Training settings (YAML)") training
#@ String (label="Positive class", required=false, value="") positive
#@ File (label="Output folder", style="directory") output
#@ CommandService commands
#@ ModuleService modules
// From a cohort's images to ROC curves in one go: features of every case, models, curves and tests of the test cases.
// The same job as an ImageJ macro: Cohort_To_ROC.ijm. In Fiji without a display:
//
//   fiji --headless --run Cohort_To_ROC.js 'manifest="manifest.csv",training="training.yaml",output="study"'
//
// From Fiji's script editor it asks for the files. What goes wrong ends the script with a message.

// Runs a command of Plugins > Radiomics; false, with the reason, if it failed.
function run(name, inputs) {
	var given = new Packages.java.util.HashMap();
	for (var key in inputs) if (inputs[key] !== null) given.put(key, inputs[key]);
	try {
		return !modules.run(commands.getCommand("io.github.roi2roc.command." + name), true, given).get().isCanceled();
	}
	catch (e) {
		var reason = e.javaException || e;
		while (reason.cause) reason = reason.cause;
		Packages.java.lang.System.err.println(reason.message);
		return false;
	}
}

var features = new Packages.java.io.File(output, "features.csv");
var models = new Packages.java.io.File(output, "models");

if (run("ExtractCohort", { manifest: manifest, settings: settings, output: features })
	&& run("TrainModels", { table: features, settings: training, positive: positive, output: models })
	&& run("CompareRocCurves", { table: new Packages.java.io.File(models, "predictions.csv"), positive: positive, set: "test",
		output: new Packages.java.io.File(output, "roc") })) Packages.java.lang.System.out.println("Written to " + output);
