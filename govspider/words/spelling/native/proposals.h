/* Which words might have been meant, as proposals.py finds them; `compiled_proposals.py` declares the same structures. */
#ifndef GOVSPIDER_PROPOSALS_H
#define GOVSPIDER_PROPOSALS_H

#include "lattice.h"
#include "rows.h"

#define MOST_LIKELY 4096 /* words of a segment that may gain */
#define LENGTHS_OF_WORDS (LONGEST + 2)

enum { BEGINS_FOUR = 1, ENDS_FOUR = 2, BEGINS_FIVE = 4, ENDS_FIVE = 8 }; /* what a half of a window is of a word */

/* See proposals.py. */
typedef struct {
    double ordinary_word, strange_word, odd_word, keep_from, keep_suspect_from;
    double ordinary[LENGTHS_OF_WORDS], strange[LENGTHS_OF_WORDS], frequent_from[LENGTHS_OF_WORDS], most[LENGTHS_OF_WORDS];
    int32_t shortest, longest, most_changed, fills, unlike_from, unlike, unlike_of, lost, few_lost, kept, keep;
} Choices;

typedef struct {
    Lexicon lexicon;
    Packed blanks, sounds, common;
    Index halves;
    const uint8_t *half_kinds;
    Lists singles, shapes;   /* see `Proposer.singles`, `Proposer.look_alikes` */
    const Traits *traits;
    const uint16_t *classes; /* CLASSES a code, as in Tables … */
    uint16_t first_class;    /* … added to each where words of a sound are looked up */
} Meanings;

/* A word that may be meant in the place of [start, end). */
typedef struct {
    double gain, inside, estimate, least;
    int32_t start, end, size, row;
    uint16_t word[LONGEST];
} Meant;

/* A word in the place of [start, end), and the smallest replacement that does the same: of [from, to). */
typedef struct {
    int32_t start, end, size, from, to, count;
    uint16_t word[LONGEST], news[LONGEST];
} Change;

/* Whether a character may stand for another, which must be one of the model's. */
int may_stand_for(const Meanings *meanings, uint16_t one, uint16_t other);

/* The features `_WORDS` in features.py of some changes of a text, row by row. */
void describe_changes(const Meanings *meanings, const uint16_t *text, const Change *changes, int32_t count, double *rows);

/* The features `_COVERS` in features.py of some changes of a text of at most MOST_SIZE characters, row by row. */
void cover_changes(const Meanings *meanings, const uint16_t *text, int32_t size, const Change *changes, int32_t count,
                   double *rows);

/* The proposals of a text, the best first, and how many; -1 where more may gain than there is room for. */
int32_t propose_words(Lattice *lattice, const Meanings *meanings, const Choices *choices, const Suspect *suspects,
                      int32_t suspect_count, Meant *found);

#endif
