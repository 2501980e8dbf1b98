package io.github.roi2roc.macros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.roi2roc.Reference;
import io.github.roi2roc.macros.Program.Result;
import io.github.roi2roc.store.Csv;
import io.github.roi2roc.table.FeatureTable;

/** The statistics' macros as users run them, headless: files and columns. The numbers have tests of their own. */
class StatisticsMacrosTest {

	@TempDir
	private Path dir;

	private void run(final String macro, final String arguments) throws Exception {
		final Result r = Program.headless().run(Program.macro(macro), arguments + " output=[" + dir.resolve(macro) + "]");
		assertEquals(0, r.exit(), r.err());
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
}
