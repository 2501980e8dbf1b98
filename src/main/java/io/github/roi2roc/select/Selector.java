package io.github.roi2roc.select;

/** A {@link Step} that keeps some columns and leaves their values as they are; a SciJava plugin type. */
public interface Selector extends Step {
	// what it keeps is in its decisions
}
