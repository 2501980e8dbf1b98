/**
 * Files that are whole or not there. {@link io.github.roi2roc.store.AtomicFile} writes beside the target and renames;
 * {@link io.github.roi2roc.store.Csv} and {@link io.github.roi2roc.store.Json} read and write text that no locale touches. What the text
 * means is not known here: tables are in {@code table}, models in {@code learn}.
 */
package io.github.roi2roc.store;
