package io.github.roi2roc.extract;

/** Whose definitions an extraction follows: the key {@code standard} of a settings file. */
public enum Standard {
	/** PyRadiomics' processing, features and names: the default. */
	PYRADIOMICS("pyradiomics"),
	/** The processing chain and the features of the IBSI reference manual, chapter 1; one column per feature and aggregation. */
	IBSI("ibsi"),
	/**
	 * The 396 features and names of GE's A.K. (Artificial Intelligence Kit) as papers print them, after PyRadiomics' processing. A.K.'s own
	 * definitions are not public; each feature says which published one stands in.
	 */
	AK("ak");

	private final String key;

	Standard(final String key) {
		this.key = key;
	}

	/** The word in settings files. */
	public String key() {
		return key;
	}
}
