/* Tables of words as compiled code looks them up: see word_index.py, packed.py. What a damaged file says is kept within it. */
#ifndef GOVSPIDER_WORDS_H
#define GOVSPIDER_WORDS_H

#include "search.h"

/* Words by their characters: a hash table with open addressing. */
typedef struct {
    const uint32_t *slots; /* row + 1 of a word, 0 for none */
    const uint16_t *keys;  /* LONGEST codes of each, 0 behind the last */
    uint32_t mask;         /* slots, less one */
    int32_t count;
} Index;

/* A file of packed.py: texts by text. */
typedef struct {
    const uint8_t *data;
    uint64_t size;
    uint32_t mask;
} Packed;

/* A text of Han characters in UTF-8. */
typedef struct {
    const uint8_t *bytes;
    int32_t length, size; /* in bytes, in characters */
} Text;

/* Characters by character: those of a code begin at `starts[code]`. */
typedef struct {
    const uint32_t *starts;
    const uint16_t *values;
    uint32_t count;
} Lists;

typedef struct {
    const uint16_t *values;
    int32_t size;
} List;

/* Put items with a `total` in order, the best first; equal ones stay as they are. */
#define SORT_BY_TOTAL(Item, items, count)                                      \
    for (int32_t next_ = 1; next_ < (count); next_++) {                        \
        Item item_ = (items)[next_];                                           \
        int32_t at_ = next_;                                                   \
        for (; at_ && (items)[at_ - 1].total < item_.total; at_--)             \
            (items)[at_] = (items)[at_ - 1];                                   \
        (items)[at_] = item_;                                                  \
    }

/* Fill the empty slots of an index. */
void index_words(const uint16_t *keys, int32_t count, uint32_t *slots, uint32_t mask);

/* The row of a word, -1 for none. */
int32_t find_word(const Index *index, const uint16_t *word, int32_t size);

/* What is written for a key; nothing where it is not there. */
Text find_packed(const Packed *packed, const uint16_t *key, int32_t size);

/* The number that is written for a key, or another. */
double find_number(const Packed *packed, const uint16_t *key, int32_t size, double otherwise);

/* Characters of the longest word over all of [start, end), and the score of the likeliest of that length; 1 and `least`
 * where there is none. */
int32_t cover_place(const Index *index, const double *scores, const uint16_t *text, int32_t size, int32_t start, int32_t end,
                    double least, double *score);

uint16_t text_at(Text text, int32_t place);

List list_of(const Lists *lists, uint16_t code);

#endif
