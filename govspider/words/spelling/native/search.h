/* What `compiled.py` hands over and gets back; it declares the same structures for ctypes. */
#ifndef GOVSPIDER_SEARCH_H
#define GOVSPIDER_SEARCH_H

#include "trie.h"

#define CLASSES 3        /* readings of a character */
#define UNLIKES 4
#define MOST_SIZE 256    /* units of a segment */
#define REACH 3          /* units before and behind a change whose probability it moves */
#define LONGEST 6        /* characters that replace others */
#define MOST_TRIED 1024  /* words of like sound tried for one place */

/* What is asked about characters, see asked.py. */
enum { ENDS, ENDS_COMMON, BEGINS, BEGINS_COMMON, ALIKE, KINDS };

/* Kinds of suspects, see reading.py. */
enum { OTHER, WORDS, DOUBLED, SWAPPED, LOST, UNLIKE };

typedef struct {
    Trie trie;
    const uint32_t *words;   /* code → the trie's number, 0 for none */
} Model;

typedef struct {
    const Model *model;
    const int32_t *places;   /* code → place among the units, -1 for none */
    const uint16_t *units;   /* place → code */
    int32_t count;           /* of units */
    int32_t stride;          /* 64-bit parts of a set */
    uint32_t class_count;
    const uint64_t *followers, *near_followers, *leaders, *near_leaders; /* by place */
    const uint64_t *nothing; /* an empty set */
    const uint64_t *asked;   /* by kind, then by place */
    const uint64_t *others;  /* of what is no unit, by kind: written by `need` … */
    void (*need)(int32_t kind, int32_t code); /* … each time */
    const uint8_t *is_han, *is_fill;         /* by code */
    const uint16_t *classes;                 /* by code, 0 behind the last */
    const int32_t *sound_starts, *sound_counts; /* by the classes of two characters */
    const uint16_t *sounds;                  /* the words, two codes each */
} Tables;

/* See search.py. */
typedef struct {
    double dear, thorough, third, usual, dear_double, dear_order, gap, dearer_gap, dearest_gap, dear_unlike, unmet;
    double least[6];
} Bounds;

typedef struct {
    double gain;
    int32_t start, end;
    uint16_t news[2]; /* codes, 0 for none */
    int32_t kind;
} Suspect;

typedef struct {
    float *scores;
    uint8_t *met;
    Suspect *found, *lost;
    double *rows; /* what the gate is told of each that was found, see rows.h … */
    double mean, dearest;  /* … and of the segment */
    int32_t room, lost_room, count, lost_count, has_unmet;
} Result;

/* [start, end) is replaced. */
typedef struct {
    int32_t start, end, size;
    uint16_t news[LONGEST];
} Edit;

/* See `Said` in units_said.py. */
typedef struct {
    double gain;
    float worst_old, worst_new, first_old, first_new;
    int32_t order_old, order_new;
} Said;

/* What is asked of a character, as a set; that of one that is no unit is there until the next one is asked about. */
const uint64_t *asked(const Tables *tables, int32_t kind, uint16_t code);

/* Whether a set has the unit of a place. */
static inline int holds(const uint64_t *set, int32_t place)
{
    return place >= 0 && (set[place >> 6] >> (place & 63) & 1);
}

/* What the model says of some edits of a segment of at most MOST_SIZE units. */
void look_said(const Model *model, const uint16_t *text, int32_t size, const Edit *edits, int32_t count, Said *said);

/* log10 P of each unit, and the length of the run that ends there and was met. */
void look_known(const Model *model, const uint16_t *text, int32_t size, float *scores, uint8_t *met);

/* The suspects of a segment of at most MOST_SIZE units; 0 where they are more than there is room for. */
int32_t look_for(const Tables *tables, const Bounds *bounds, const uint16_t *text, int32_t size, int32_t thorough,
                 Result *result);

#endif
