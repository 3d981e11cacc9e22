/* KenLM's quantised trie with compressed pointers, read where it lies in memory (see trie.c). */
#ifndef GOVSPIDER_TRIE_H
#define GOVSPIDER_TRIE_H

#include <stdint.h>

#define MOST_ORDER 4
#define CONTEXT (MOST_ORDER - 1)

/* N-grams of one order above 1. The longest ones have neither back-off nor followers. */
typedef struct {
    const uint8_t *entries;   /* bit-packed: word, back-off, probability, the low bits of where the longer ones begin */
    const float *probabilities, *backoffs;
    const uint64_t *high;     /* places from which the bits above the low ones are one more */
    uint64_t high_count, count;
    uint32_t word_bits, backoff_bits, probability_bits, next_bits, total_bits;
} Order;

typedef struct {
    const uint8_t *unigrams;  /* probability, back-off: floats; where the bigrams begin: 64 bits */
    uint64_t words;
    uint32_t order;
    Order orders[MOST_ORDER - 1];
} Trie;

/* The words before the next one, the last one first. */
typedef struct {
    uint32_t words[CONTEXT];
    float backoffs[CONTEXT];
    uint32_t length;
} State;

/* log10 P of a word in a state, and the state after it; `met` gets the length of the longest run that ends there. */
float trie_score(const Trie *trie, const State *state, uint32_t word, State *after, uint32_t *met);

#endif
