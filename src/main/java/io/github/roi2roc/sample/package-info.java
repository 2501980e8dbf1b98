/**
 * The bundled sample: a small synthetic cohort made in code, for the first run, the tutorials and the tests. Begin at
 * {@link io.github.roi2roc.sample.SampleCohort}; {@code SampleImage} draws one case. No numbers from here mean anything about patients.
 * Reading cohorts is not here: see {@code extract}.
 */
package io.github.roi2roc.sample;
