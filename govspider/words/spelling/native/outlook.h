/* What a segment with suspects promises, as outlook.py says it; `compiled_outlook.py` declares the same structures. */
#ifndef GOVSPIDER_OUTLOOK_H
#define GOVSPIDER_OUTLOOK_H

#include "forest.h"
#include "rows.h"
#include "words.h"

#define BEST 2                               /* suspects that are looked at */
#define OF_SUSPECT 12                        /* numbers of each */
#define OUTLOOK_WIDTH (11 + BEST * OF_SUSPECT)

typedef struct {
    const Traits *traits;
    Index words;
    const double *scores; /* of the words */
    const Forest *gate, *outlook;
    double gate_least;    /* odds of the likeliest suspect below which a segment ends at the gate, unless it is strange */
} Outlook;

/* A segment as it was read. */
typedef struct {
    const uint16_t *text;
    const float *scores;
    const uint8_t *met;
    const Suspect *suspects;
    const double *rows; /* FEATURES of each */
    double mean;
    int32_t size, count, is_strange;
} Read;

/* The features of a segment of at most MOST_SIZE units; `odds` are the gate's of its suspects. */
void outlook_row(const Outlook *outlook, const Read *read, const double *odds, double *row);

/* Log odds that it is worth a cut, minus infinity where it ends at the gate. */
double promise_of(const Outlook *outlook, const Read *read);

#endif
