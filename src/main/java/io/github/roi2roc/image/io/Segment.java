package io.github.roi2roc.image.io;

/**
 * A named region of a segmentation file.
 *
 * @param name as the user called it
 * @param label voxel value of the region in its layer
 * @param layer frame of the file that holds the region, counted from 0; segments that overlap lie in different layers
 */
public record Segment(String name, int label, int layer) {}
