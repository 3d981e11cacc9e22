/* Asks KenLM's quantised trie with compressed pointers (`build_binary -q -b -a trie`) without a call from Python for each
 * word. The file says of each word what may stand before it, of these what may stand before them, and so on, in order of
 * their numbers. What `kenlm_trie.py` has laid out is within the file; what a damaged file says is kept within it. */

#include "trie.h"

#include <string.h>

typedef struct {
    uint64_t begin, end;
} Range;

static uint64_t read_bits(const uint8_t *base, uint64_t at, uint32_t bits)
{
    uint64_t word;
    memcpy(&word, base + (at >> 3), sizeof word);
    return (word >> (at & 7)) & ((1ULL << bits) - 1);
}

static float read_float(const uint8_t *base)
{
    float value;
    memcpy(&value, base, sizeof value);
    return value;
}

static uint64_t unigram_next(const Trie *trie, uint64_t word)
{
    uint64_t next;
    memcpy(&next, trie->unigrams + word * 16 + 8, sizeof next);
    return next;
}

static Range within(Range range, uint64_t count)
{
    if (range.end > count)
        range.end = count;
    if (range.begin > range.end)
        range.begin = range.end;
    return range;
}

/* The place of a word among the n-grams of a range; `count` of the order when it is not there. Numbers are spread evenly,
 * so it is looked for where it would then be. */
static uint64_t find(const Order *order, Range range, uint64_t word, uint64_t most)
{
    uint64_t least = 0;
    while (range.begin < range.end) {
        uint64_t size = range.end - range.begin;
        uint64_t place = range.begin + (word - least) * size / (most - least + 1);
        uint64_t there = read_bits(order->entries, place * order->total_bits, order->word_bits);
        if (there < word) {
            range.begin = place + 1;
            least = there + 1;
        } else if (there > word) {
            range.end = place;
            most = there - 1;
        } else
            return place;
        if (word < least || word > most)
            break;
    }
    return order->count;
}

/* How many places of `high` are not above one. */
static uint64_t high_part(const Order *order, uint64_t place)
{
    uint64_t low = 0, high = order->high_count;
    while (low < high) {
        uint64_t middle = low + (high - low) / 2;
        if (order->high[middle] <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? low - 1 : 0;
}

static Range longer(const Order *order, uint64_t place)
{
    uint64_t at = place * order->total_bits + order->total_bits - order->next_bits;
    uint64_t above = high_part(order, place), above_next = above;
    while (above_next + 1 < order->high_count && order->high[above_next + 1] <= place + 1)
        above_next++;
    Range range = {
        above << order->next_bits | read_bits(order->entries, at, order->next_bits),
        above_next << order->next_bits | read_bits(order->entries, at + order->total_bits, order->next_bits),
    };
    return range;
}

/* A back-off of minus nothing says that no longer run begins so. */
static int is_extended(float backoff)
{
    uint32_t bits;
    memcpy(&bits, &backoff, sizeof bits);
    return bits != 0x80000000u;
}

float trie_score(const Trie *trie, const State *state, uint32_t word, State *after, uint32_t *met)
{
    const uint8_t *unigram = trie->unigrams + (uint64_t)word * 16;
    float probability = read_float(unigram);
    float backoffs[MOST_ORDER];
    uint32_t length = 1, kept;
    Range range = {unigram_next(trie, word), unigram_next(trie, (uint64_t)word + 1)};

    backoffs[0] = read_float(unigram + 4);
    kept = is_extended(backoffs[0]) ? 1 : 0;
    for (uint32_t before = 0; before < state->length && range.begin != range.end; before++) {
        const Order *order = &trie->orders[before];
        range = within(range, order->count);
        uint64_t place = find(order, range, state->words[before], trie->words);
        if (place == order->count)
            break;
        uint64_t at = place * order->total_bits + order->word_bits;
        length = before + 2;
        probability = order->probabilities[read_bits(order->entries, at + order->backoff_bits, order->probability_bits)];
        if (length == trie->order)
            break;
        backoffs[before + 1] = order->backoffs[read_bits(order->entries, at, order->backoff_bits)];
        if (is_extended(backoffs[before + 1]))
            kept = length;
        range = longer(order, place);
    }
    for (uint32_t before = length - 1; before < state->length; before++)
        probability += state->backoffs[before];
    *met = length;
    State next;
    next.length = kept;
    next.words[0] = word;
    for (uint32_t place = 1; place < kept; place++)
        next.words[place] = state->words[place - 1];
    memcpy(next.backoffs, backoffs, kept * sizeof *backoffs);
    *after = next;
    return probability;
}
