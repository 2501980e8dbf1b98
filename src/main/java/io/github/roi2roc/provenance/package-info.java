/**
 * What made a result: {@link io.github.roi2roc.provenance.Provenance} is the sidecar JSON beside every written table or model. It holds no
 * date and no user, so that the same work writes the same bytes.
 */
package io.github.roi2roc.provenance;
