package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Reference;
import io.github.roi2roc.image.Geometry;
import io.github.roi2roc.image.Volume;
import io.github.roi2roc.image.Voxels;
import io.github.roi2roc.image.io.VolumeFiles;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.provenance.Provenance;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/** The statistics' macros as users run them, headless: files and columns. The numbers have tests of their own. */
class StatisticsMacrosTest {

	@TempDir
	private Path dir;

	private void run(final String macro, final String arguments) throws Exception {
		final Result r = Program.headless().run(Program.macro(macro), arguments + " output=[" + dir.resolve(macro) + "]");
		assertEquals(0, r.exit(), r.err());
		try (Stream<Path> files = Files.list(dir.resolve(macro))) {
			final List<Path> tables = files.filter(f -> f.toString().endsWith(".csv") && !f.toString().matches(".*(_figure|\\.log)\\.csv")).toList();
			assertFalse(tables.isEmpty());
			for (final Path t : tables) assertTrue(Files.exists(Provenance.sidecar(t)), "what made " + t + "?");
		}
	}

	private String header(final String file) {
		return String.join(",", Csv.read(dir.resolve(file)).get(0));
	}

	@Test
	void tableOneHasAColumnPerGroup() throws Exception {
		run("Table_One.ijm", "table=" + Reference.file("stats/birthwt_uni.csv") + " group=low variables=age,lwt,race");
		assertEquals("variable,level,test,statistic,df,p,low,normal", header("Table_One.ijm/table_one.csv"));
		assertEquals("59", FeatureTable.read(dir.resolve("Table_One.ijm/table_one.csv")).text(0, "low"));
	}

	@Test
	void stableFeaturesAreKept() throws Exception {
		Files.writeString(dir.resolve("a.csv"), "case,f,g\nP1,1,1\nP2,5,2\nP3,9,3\n");
		Files.writeString(dir.resolve("b.csv"), "case,f,g\nP1,1,3\nP2,5,1\nP3,9.5,2\n");
		run("Feature_Stability.ijm", "tables=" + dir.resolve("a.csv") + "," + dir.resolve("b.csv") + " form=ICC3 threshold=0.85");
		assertEquals("feature,form,icc,low,high,f,p", header("Feature_Stability.ijm/icc.csv"));
		assertEquals("case,f", header("Feature_Stability.ijm/stable_features.csv"));
		assertTrue(header("Feature_Stability.ijm/bland_altman.csv").startsWith("feature,rater1,rater2,n,bias,bias_low,bias_high,sd,lower,"));
		assertTrue(Files.readString(dir.resolve("Feature_Stability.ijm/bland_altman.svg")).contains("a.csv − b.csv"));
	}

	@Test
	void aChainOfSelectorsIsRecordedStepByStep() throws Exception {
		run("Select_Features.ijm", "table=" + Reference.file("stats/pima_train.csv") + " outcome=type positive=Yes chain=zero_variance,mrmr");
		assertTrue(Files.readString(dir.resolve("Select_Features.ijm/volcano.svg")).contains("selected, higher in Yes"));
		assertEquals("step,feature,kept,value,reason", header("Select_Features.ijm/selection.csv"));
		assertTrue(header("Select_Features.ijm/selected.csv").startsWith("type,glu"), header("Select_Features.ijm/selected.csv"));
	}

	@Test
	void aLogisticRegressionNamesItsTermsAsR() throws Exception {
		run("Logistic_Regression.ijm", "table=" + Reference.file("stats/birthwt.csv")
			+ " outcome=low positive=1 predictors=age,lwt,race,smoke factors=race:1 stepwise=both");
		assertEquals("term,b,se,z,wald,p,or,or_low,or_high,or_low_profile,or_high_profile", header("Logistic_Regression.ijm/logistic.csv"));
		assertEquals("[aic, deviance, null_deviance, df, loglik, n]", Arrays.toString(FeatureTable.read(dir.resolve(
			"Logistic_Regression.ijm/logistic_fit.csv")).texts("statistic")));
	}

	/** The numbers of R's coxph, as in survival_veteran.json, through the files. */
	@Test
	void aCoxRegressionNamesItsTermsAsR() throws Exception {
		run("Cox_Regression.ijm", "table=" + Reference.file("stats/veteran.csv") + " time=time status=status predictors=trt,celltype,karno strata=prior"
			+ " screen=0.2 formats=svg,pdf");
		assertEquals("term,b,se,z,p,hr,hr_low,hr_high", header("Cox_Regression.ijm/cox.csv"));
		assertEquals("[celltypesmallcell, celltypeadeno, celltypelarge, karno]", Arrays.toString(FeatureTable.read(dir.resolve("Cox_Regression.ijm/cox.csv"))
			.texts("term")), "trt says nothing alone");
		assertEquals(5, FeatureTable.read(dir.resolve("Cox_Regression.ijm/univariate.csv")).rows());
		assertEquals("[loglik, loglik_null, lr, lr_df, lr_p, wald, wald_df, wald_p, score, score_df, score_p, concordance, concordance_se, aic, n, events]", Arrays
			.toString(FeatureTable.read(dir.resolve("Cox_Regression.ijm/cox_fit.csv")).texts("statistic")));
		assertEquals("[celltype, karno, GLOBAL]", Arrays.toString(FeatureTable.read(dir.resolve("Cox_Regression.ijm/zph.csv")).texts("term")));
		assertEquals("[prior=0, prior=10]", FeatureTable.read(dir.resolve("Cox_Regression.ijm/baseline.csv")).levels("stratum").toString());
		assertTrue(Files.readString(dir.resolve("Cox_Regression.ijm/forest.svg")).contains("celltypesmallcell"));
		assertTrue(Files.exists(dir.resolve("Cox_Regression.ijm/forest.pdf")) && !Files.exists(dir.resolve("Cox_Regression.ijm/forest.png")));
	}

	@Test
	void survivalCurvesComeWithMediansAndTests() throws Exception {
		run("Survival_Curves.ijm", "table=" + Reference.file("stats/veteran.csv") + " time=time status=status group=celltype times=200,100 ci=log-log");
		assertEquals("group,time,n_risk,n_event,n_censored,survival,se,lower,upper", header("Survival_Curves.ijm/survival.csv"));
		assertEquals("[100, 200, 100, 200, 100, 200, 100, 200]", Arrays.toString(FeatureTable.read(dir.resolve("Survival_Curves.ijm/survival_at.csv")).texts(
			"time")));
		assertEquals("[118, 51, 51, 156]", Arrays.toString(FeatureTable.read(dir.resolve("Survival_Curves.ijm/medians.csv")).texts("median")));
		assertEquals("test,chisq,df,p", header("Survival_Curves.ijm/logrank.csv"));
		assertEquals("group,n,observed,expected", header("Survival_Curves.ijm/logrank_groups.csv"));
		assertEquals("group1,group2,chisq,df,p,p_adjusted", header("Survival_Curves.ijm/pairwise.csv"));
		final String svg = Files.readString(dir.resolve("Survival_Curves.ijm/survival.svg"));
		assertTrue(svg.contains("Number at risk") && svg.contains("celltype=adeno") && svg.contains("Log-rank P &lt; 0.001"));
	}

	@Test
	void aPenalisedRegressionWritesPathFoldsAndFigures() throws Exception {
		run("Penalized_Regression.ijm", "table=" + Reference.file("stats/mtcars.csv") + " outcome=mpg family=gaussian lambdas=20 folds=5 seed=3");
		assertTrue(header("Penalized_Regression.ijm/path.csv").startsWith("lambda,df,dev_ratio,(Intercept),cyl,"));
		assertEquals("lambda,mean,se", header("Penalized_Regression.ijm/cv.csv"));
		assertEquals("choice,lambda,term,coefficient", header("Penalized_Regression.ijm/coefficients.csv"));
		for (final String figure : List.of("path.svg", "cv.svg")) assertTrue(Files.readString(dir.resolve("Penalized_Regression.ijm/" + figure))
			.contains("<svg"));
	}

	@Test
	void aHeatMapComesWithItsMatrixAndItsTree() throws Exception {
		run("Correlation_Heat_Map.ijm", "table=" + Reference.file("stats/mtcars.csv") + " columns=mpg,d*,hp,wt method=kendall linkage=ward distance=signed");
		assertTrue(header("Correlation_Heat_Map.ijm/correlation.csv").startsWith("feature,"));
		assertEquals("step,left,right,height,size", header("Correlation_Heat_Map.ijm/merge.csv"));
		assertEquals("position,feature,number", header("Correlation_Heat_Map.ijm/order.csv"));
		final String svg = Files.readString(dir.resolve("Correlation_Heat_Map.ijm/heat_map.svg"));
		assertTrue(svg.contains("Kendall correlation") && svg.contains("1 − τ"));
	}

	@Test
	void featuresOfGroupsAreTestedAndDrawn() throws Exception {
		run("Plot_Features.ijm", "table=" + Reference.file("stats/pima_train.csv")
			+ " outcome=type positive=Yes features=glu,b* effect=log2_fold_change adjust=none boxes=2");
		assertEquals("feature,test,statistic,p,adjusted,cohen_d,log2_fold_change,n_No,mean_No,sd_No,median_No,n_Yes,mean_Yes,sd_Yes,median_Yes",
			header("Plot_Features.ijm/univariate.csv"));
		assertEquals("[glu, glu, bmi, bmi]", Arrays.toString(FeatureTable.read(dir.resolve("Plot_Features.ijm/box_plots.csv")).texts("feature")));
		assertTrue(Files.readString(dir.resolve("Plot_Features.ijm/volcano.svg")).contains("log₂ fold change, Yes − No"));
	}

	/** Two cases of a bright block in a dark image with a gradient; a block that is eroded keeps its mean better than its volume. */
	@Test
	void featuresSurvivePerturbationsOrNot() throws Exception {
		final Geometry g = Geometry.of(20, 20, 10, 1, 1, 2);
		for (int k = 1; k <= 3; k++) {
			final int bright = 40 * k, half = 3 + k;
			final short[] image = new short[g.voxels()];
			final byte[] mask = new byte[g.voxels()];
			for (int i = 0; i < image.length; i++) {
				final int x = i % 20, y = i / 20 % 20, z = i / 400;
				final boolean in = Math.abs(x - 10) < half && Math.abs(y - 10) < half && z > 2 && z < 7;
				image[i] = (short) (in ? 200 + bright + (x * 7 + y * 3) % 5 : 190 + bright);
				mask[i] = (byte) (in ? 1 : 0);
			}
			VolumeFiles.write(new Volume(g, new Voxels.Int16(image)), dir.resolve("i" + k + ".nii.gz"));
			VolumeFiles.write(new Volume(g, new Voxels.UInt8(mask)), dir.resolve("m" + k + ".nii.gz"));
		}
		Files.writeString(dir.resolve("m.csv"), "case,image,mask,age\nA,i1.nii.gz,m1.nii.gz,60\nB,i2.nii.gz,m2.nii.gz,61\nC,i3.nii.gz,m3.nii.gz,62\n");
		Files.writeString(dir.resolve("s.yaml"), "featureClass: {firstorder: [Mean], shape: [VoxelVolume]}\n");
		run("Perturb_Stability.ijm", "manifest=" + dir.resolve("m.csv") + " settings=" + dir.resolve("s.yaml")
			+ " perturbations=erode:1,dilate:1,shift:1,volume:0.1,contour:0.5 repeats=2 seed=4");
		final FeatureTable icc = FeatureTable.read(dir.resolve("Perturb_Stability.ijm/icc.csv"));
		assertEquals("[original_shape_VoxelVolume, original_firstorder_Mean]", Arrays.toString(icc.texts("feature")));
		assertEquals("ICC1", icc.text(0, "form"));
		assertTrue(icc.numbers("icc")[1] > 0.95 && icc.numbers("icc")[0] < icc.numbers("icc")[1], Arrays.toString(icc.numbers("icc")));
		assertTrue(header("Perturb_Stability.ijm/stable_features.csv").endsWith("original_firstorder_Mean"));
		assertEquals(3 * 9, FeatureTable.read(dir.resolve("Perturb_Stability.ijm/perturbed_features.csv")).rows());

		// a manifest with raters is extracted first; here the second rater drew the next block's region in every case but one
		Files.writeString(dir.resolve("r.csv"), "case,image,mask,rater,age\nA,i1.nii.gz,m1.nii.gz,x,60\nA,i1.nii.gz,m2.nii.gz,y,60\nB,i2.nii.gz,m2.nii.gz,x,61\n"
			+ "B,i2.nii.gz,m3.nii.gz,y,61\nC,i3.nii.gz,m3.nii.gz,x,62\nC,i3.nii.gz,m3.nii.gz,y,62\n");
		run("Feature_Stability.ijm", "tables=" + dir.resolve("r.csv") + " settings=" + dir.resolve("s.yaml") + " form=ICC2");
		final FeatureTable raters = FeatureTable.read(dir.resolve("Feature_Stability.ijm/icc.csv"));
		assertEquals("[original_shape_VoxelVolume, original_firstorder_Mean]", Arrays.toString(raters.texts("feature")), "age is no feature");
		assertEquals("[x, x]", Arrays.toString(FeatureTable.read(dir.resolve("Feature_Stability.ijm/bland_altman.csv")).texts("rater1")));
	}

	/** glmnet(x, y, "cox", weights = w, offset = off, penalty.factor = c(0, 2.5, 1, …), exclude = 6, standardize = FALSE, thresh = 1e-9). */
	@Test
	void weightsOffsetAndPenaltyFactorsAreColumnsAndWords() throws Exception {
		final Path data = Path.of(FeatureTable.class.getResource("/io/github/roi2roc/fit/penalized80x30.csv").toURI());
		final FeatureTable t = FeatureTable.read(data);
		t.keep(t.names().stream().filter(n -> !List.of("yg", "yb", "yc", "off2", "off3").contains(n)).toList()).write(dir.resolve("cox.csv"));
		run("Penalized_Regression.ijm", "table=" + dir.resolve("cox.csv") + " family=cox time=time status=status folds=fold measure=c weights=w offset=off"
			+ " penaltyFactors=x01:0,x02:2.5,x06:Infinity standardize=no lambdas=5,2,1");
		final FeatureTable path = FeatureTable.read(dir.resolve("Penalized_Regression.ijm/path.csv"));
		assertEquals(33, path.names().size(), path.names().toString());
		assertEquals("5,2,1", String.join(",", path.texts("lambda")));
		assertTrue(path.numbers("x01")[0] != 0 && path.numbers("x06")[2] == 0);
	}

	/** Missing values, text and separation end in one line or a note, not in a number. */
	@Test
	void badInputIsNamed() throws Exception {
		Files.writeString(dir.resolve("t.csv"), "case,y,a,b\nP1,0,1,3\nP2,0,2,\nP3,0,3,x\nP4,1,4,2\nP5,1,5,1\nP6,1,6,0\nP7,1,7,4\nP8,0,0,2\n");
		final String table = "table=" + dir.resolve("t.csv") + " outcome=y output=" + dir.resolve("out");
		final Result penalised = Program.headless().run(Program.macro("Penalized_Regression.ijm"), table + " folds=0");
		assertTrue(penalised.exit() != 0 && penalised.err().contains("row 3 (case P3), column 'b': 'x' is not a number"), penalised.err());
		final Result logistic = Program.headless().run(Program.macro("Logistic_Regression.ijm"), table + " predictors=a,b");
		assertTrue(logistic.exit() != 0 && logistic.err().contains("row 2 (case P2), column 'b' has no value"), logistic.err());
		final Result separated = Program.headless().run(Program.macro("Logistic_Regression.ijm"), table + " predictors=a");
		assertTrue(separated.exit() == 0 && separated.err().contains("method=firth"), separated.err());
		run("Logistic_Regression.ijm", "table=" + dir.resolve("t.csv") + " outcome=y predictors=a method=firth");
		assertTrue(FeatureTable.read(dir.resolve("Logistic_Regression.ijm/logistic.csv")).numbers("or_high_profile")[1] > 1);
	}

	/** PITFALLS 23: of survival, what is wrong is said with its column and row, and the exit status is 1. SurvivalReportsTest has more of them. */
	@Test
	void badSurvivalInputIsNamed() throws Exception {
		final String head = "case,time,status,age,arm\n", rows = "P1,5,1,60,A\nP2,3,0,50,B\nP3,8,1,70,A\nP4,0,1,65,B\nP5,9,0,55,A\nP6,4,1,40,B\n";
		Files.writeString(dir.resolve("ok.csv"), head + rows);
		Files.writeString(dir.resolve("text.csv"), head + rows.replace("P3,8", "P3,8 months"));
		Files.writeString(dir.resolve("negative.csv"), head + rows.replace("P2,3", "P2,-3"));
		Files.writeString(dir.resolve("words.csv"), head + rows.replaceAll("(P\\d,\\d),0,", "$1,alive,").replaceAll("(P\\d,\\d),1,", "$1,dead,"));
		final String[][] wrong = { { "Cox_Regression.ijm", "table=text.csv", "row 3 (case P3), column 'time': '8 months' is not a number" }, {
			"Survival_Curves.ijm", "table=negative.csv", "row 2 (case P2), column 'time': the time -3.0 is negative" }, { "Survival_Curves.ijm",
				"table=words.csv", "Say with event= which value means the event" }, { "Cox_Regression.ijm", "table=ok.csv event=dead",
					"'event' is 'dead', which no row of 'status' has" }, { "Cox_Regression.ijm", "table=ok.csv ridge=-1", "'ridge' is -1" }, {
						"Survival_Curves.ijm", "table=ok.csv group=age cut=best", "median, optimal or a number belongs there" } };
		for (final String[] w : wrong) {
			final Result r = Program.headless().run(Program.macro(w[0]), w[1].replace("table=", "table=" + dir + "/") + " time=time status=status output=["
				+ dir.resolve("bad") + "]");
			assertEquals(1, r.exit(), w[0] + " " + w[1]);
			assertTrue(r.err().contains(w[2]), r.err());
		}
		run("Cox_Regression.ijm", "table=" + dir.resolve("ok.csv") + " time=time status=status predictors=age formats=svg");
		assertEquals("6", FeatureTable.read(dir.resolve("Cox_Regression.ijm/cox_fit.csv")).text(14, "value"), "a time of 0 counts");
	}

	/** What is wrong is said with its place and its remedy, and the exit status is 1. */
	@Test
	void badInputIsNamedWithItsPlace() throws Exception {
		Files.writeString(dir.resolve("t.csv"), "case,y,a,b\nP1,no,1,2\nP2,no,2,x\nP3,yes,3,4\nP4,yes,5,4\n");
		Files.writeString(dir.resolve("gap.csv"), "case,y,a,b\nP1,no,1,2\nP2,no,,3\nP3,yes,3,4\nP4,yes,5,4\n");
		Files.writeString(dir.resolve("one.csv"), "case,y,a,b\nP1,no,1,2\nP2,no,3,1\nP3,no,3,4\n");
		final String[][] wrong = { { "Correlation_Heat_Map.ijm", "table=t.csv", "t.csv, row 2 (case P2), column 'b': 'x' is not a number" }, {
			"Plot_Features.ijm", "table=t.csv outcome=y", "row 2 (case P2), column 'b': 'x' is not a number" }, { "Correlation_Heat_Map.ijm", "table=gap.csv",
				"row 2 (case P2), column 'a' has no value. Set missing=drop" }, { "Select_Features.ijm", "table=gap.csv outcome=y chain=correlation",
					"row 2 (case P2), column 'a' has no value. Put 'impute' first" }, { "Plot_Features.ijm", "table=one.csv outcome=y",
						"a comparison needs 2 to 10 groups" }, { "Table_One.ijm", "table=one.csv group=y", "has one value only, 'no'" } };
		for (final String[] w : wrong) {
			final Result r = Program.headless().run(Program.macro(w[0]), w[1].replace("table=", "table=" + dir + "/") + " output=[" + dir.resolve("bad") + "]");
			assertEquals(1, r.exit(), w[0] + " " + w[1]);
			assertTrue(r.err().contains(w[2]), r.err());
		}
	}
}
