/* The likeliest cut of a segment into words, as lattice.py makes it; `compiled_lattice.py` declares the same structures. */
#ifndef GOVSPIDER_LATTICE_H
#define GOVSPIDER_LATTICE_H

#include "words.h"

#define BEAM 3                    /* cuts kept at each place */
#define STATES 2                  /* of them followed after a change */
#define AFTER 2                   /* words after a change that are scored anew */
#define MOST_CUTS (BEAM * LONGEST)

/* The model of words, and every word that may be proposed. */
typedef struct {
    const Model *model;
    Index words;
    const int32_t *numbers; /* of each word in the model; below 0 of a compound, see compound_parts */
    const double *scores;   /* log10 probability of each, or a guess */
} Lexicon;

typedef struct {
    double total; /* of the words so far */
    State state;
    int32_t from, rank; /* where its last word begins, and which cut there it goes on */
} Cut;

typedef struct {
    Cut cuts[MOST_CUTS];
    int32_t count;
} Place;

typedef struct {
    int32_t start, end;
    double total;
} Word;

typedef struct {
    const Lexicon *lexicon;
    double total;
    int32_t size, path_size;
    uint16_t text[MOST_SIZE];
    int32_t rows[MOST_SIZE][LONGEST]; /* row + 1 of the word of so many characters that begins there, 0 for none */
    int32_t at[MOST_SIZE + 1];        /* character → its word of the path */
    Word path[MOST_SIZE];
    double rests[MOST_SIZE + 1];
    uint8_t has_rest[MOST_SIZE + 1];
    Place places[];           /* one more than characters */
} Lattice;

typedef struct {
    double total;
    State state;
} Reached;

/* Bytes of the lattice of a text of so many characters. */
int64_t lattice_bytes(int32_t size);

/* Cut a text of 1 to MOST_SIZE characters; the words of its path. */
int32_t lattice_cut(Lattice *lattice, const Lexicon *lexicon, const uint16_t *text, int32_t size, Word *path);

/* About what the text from a place on scores, whatever stands before. */
double lattice_rest(Lattice *lattice, int32_t place);

/* About what the characters [start, end) score as they stand. */
double lattice_room(Lattice *lattice, int32_t start, int32_t end);

/* Score of a word after a state, the state after it, and the longest run that ends with it and was met.
 * `row` is the word's; not used for a single character. */
double lattice_step(const Lexicon *lexicon, const State *state, const uint16_t *word, int32_t size, int32_t row,
                    State *after, uint32_t *met);

/* What a word gains in the place of [start, end) over the cut as it is. */
double lattice_gain(Lattice *lattice, int32_t start, int32_t end, const uint16_t *word, int32_t size, int32_t row);

/* Runs that were met: of a word in the place of [start, end), of what follows it, at least of the words first … last. */
void lattice_orders(const Lattice *lattice, int32_t start, int32_t end, const uint16_t *word, int32_t size, int32_t first,
                    int32_t last, int32_t *orders);

#endif
