package io.github.roi2roc;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that a test asserts values of features against something outside this project, where no table of a reference does. Collected into
 * {@code docs/oracles.csv}.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(Oracle.All.class)
public @interface Oracle {

	/** The features, as {@code class_Feature}; {@code class_*} for all of a class. */
	String[] features();

	/** Where the numbers come from: a paper with its year, R with a function, or a closed form with what it is of. */
	String source();

	/** The largest difference that passes, such as {@code 1e-12}. */
	String tolerance();

	/** Several sources in one test. */
	@Target(ElementType.METHOD)
	@Retention(RetentionPolicy.RUNTIME)
	@interface All {

		Oracle[] value();
	}
}
