#@ File (label="Manifest (CSV)") manifest
#@ File (label="Feature settings (PyRadiomics file)", required=false) settings
#@ File (label="Training settings (YAML)") training
#@ String (label="Positive class", required=false, value="") positive
#@ File (label="Output folder", style="directory") output
#@ CommandService commands
#@ ModuleService modules
# From a cohort's images to ROC curves in one go: features of every case, models, curves and tests of the test cases.
# The same job as an ImageJ macro: Cohort_To_ROC.ijm. In Fiji without a display:
#
#   fiji --headless --run Cohort_To_ROC.py 'manifest="manifest.csv",training="training.yaml",output="study"'
#
# From Fiji's script editor it asks for the files. What goes wrong ends the script with a message.

from java.io import File
from java.lang import System
from java.util import HashMap
from java.util.concurrent import ExecutionException

# Runs a command of Plugins > Radiomics; False, with the reason, if it failed.
def run(name, **inputs):
    given = HashMap()
    for key, value in inputs.items():
        if value is not None:
            given.put(key, value)
    try:
        return not modules.run(commands.getCommand("io.github.roi2roc.command." + name), True, given).get().isCanceled()
    except ExecutionException as e:
        reason = e.getCause().getCause() or e
        System.err.println(reason.getMessage())
        return False

features = File(output, "features.csv")
models = File(output, "models")

if (run("ExtractCohort", manifest=manifest, settings=settings, output=features)
        and run("TrainModels", table=features, settings=training, positive=positive, output=models)
        and run("CompareRocCurves", table=File(models, "predictions.csv"), positive=positive, set="test", output=File(output, "roc"))):
    print("Written to " + str(output))
