/* Asks a forest as `trees.Forest` does, which says why: the same odds to the last bit. */

#include "forest.h"

void ask_forest(const Forest *forest, const double *rows, int32_t count, int32_t width, double *odds)
{
    uint32_t open[MOST_TREES]; /* leaves of each tree that no branch has ruled out */
    for (int32_t row = 0; row < count; row++, rows += width) {
        for (int32_t tree = 0; tree < forest->trees; tree++)
            open[tree] = UINT32_MAX;
        for (int32_t branch = 0, at = 0; branch < forest->branches; branch++)
            for (int32_t tree = 0; tree < forest->trees; tree++, at++)
                /* all bits where it does not lie above: no processor guesses a thousand such turns */
                open[tree] &= forest->left[at] | ((uint32_t)(rows[forest->features[at]] > forest->thresholds[at]) - 1);
        double total = 0.0;
        for (int32_t tree = 0; tree < forest->trees; tree++)
            total += forest->leaves[forest->first[tree] + (open[tree] ? __builtin_ctz(open[tree]) : 32)];
        odds[row] = total + forest->base;
    }
}
