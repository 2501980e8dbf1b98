/**
 * The update site: what Fiji's updater downloads the suite from. Here: its index ({@link io.github.roi2roc.site.SiteIndex}), its checksums,
 * a release added to it, its verification and a trial installation ({@link io.github.roi2roc.site.UpdateSite}), and the program that
 * {@code update-site/build.sh} runs ({@link io.github.roi2roc.site.BuildSite}). Not here: anything a user runs; that is why it lies beside the
 * tests and is in no jar. Begin at {@code update-site/README.md}.
 */
package io.github.roi2roc.site;
