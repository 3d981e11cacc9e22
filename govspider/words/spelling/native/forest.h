/* What `trees.py` hands over; it declares the same structure for ctypes. */
#ifndef GOVSPIDER_FOREST_H
#define GOVSPIDER_FOREST_H

#include <stdint.h>

#define MOST_TREES 4096

typedef struct {
    const uint8_t *features;   /* of the branches: the first of each tree, then the second of each … */
    const double *thresholds;
    const uint32_t *left;      /* leaves that are left where the feature lies above the threshold */
    const double *leaves;      /* one tree behind the other */
    const int32_t *first;      /* place of each tree's first leaf there */
    double base;
    int32_t trees, branches;   /* branches of each tree */
} Forest;

/* Log odds of `count` rows of `width` features each. */
void ask_forest(const Forest *forest, const double *rows, int32_t count, int32_t width, double *odds);

#endif
