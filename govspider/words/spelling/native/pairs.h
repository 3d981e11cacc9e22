/* The cut of a window by the second model of words, as pairs.py makes it; `compiled_pairs.py` declares the same structures. */
#ifndef GOVSPIDER_PAIRS_H
#define GOVSPIDER_PAIRS_H

#include "words.h"

#define MOST_WINDOW 64 /* characters */

typedef struct {
    const Model *model;
    Index words;
    const uint32_t *numbers; /* of each in the model */
} PairModel;

typedef struct {
    double cost, unigram; /* log10 P there, and by itself */
    int32_t start, end, order;
} Piece;

/* The likeliest cut of 1 to MOST_WINDOW characters: its words from the last to the first, how many, and its log10 P. */
int32_t cut_window(const PairModel *pairs, const uint16_t *text, int32_t size, Piece *pieces, double *total);

#endif
