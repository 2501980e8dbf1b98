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
//   fiji --headless --run Cohort_To_ROC.groovy 'manifest="manifest.csv",training="training.yaml",output="study"'
//
// From Fiji's script editor it asks for the files. What goes wrong ends the script with a message.

// Runs a command of Plugins > Radiomics; false, with the reason, if it failed.
def run = { name, inputs ->
	try {
		return !modules.run(commands.getCommand("io.github.roi2roc.command." + name), true, inputs.findAll { it.value != null } as Map<String, Object>).get().isCanceled()
	}
	catch (java.util.concurrent.ExecutionException e) {
		System.err.println(e.cause.cause?.message ?: e.message)
		return false
	}
}

def features = new File(output, "features.csv")
def models = new File(output, "models")

if (run("ExtractCohort", [manifest: manifest, settings: settings, output: features]) &&
	run("TrainModels", [table: features, settings: training, positive: positive, output: models]) &&
	run("CompareRocCurves", [table: new File(models, "predictions.csv"), positive: positive, set: "test", output: new File(output, "roc")])) {
	println("Written to " + output)
}
