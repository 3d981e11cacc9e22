/* Cuts a segment into words and says what changes of it gain, as `lattice.Lattice` does: the same sums to the last bit. */

#include "lattice.h"

#include <string.h>

#define SPAN 32 /* characters that are scored anew after a change, at most: LONGEST * (AFTER + 1) */

/* A compound that the model lacks is written as -1 less the places of its characters, as bits, that begin a further part. */
static double compound(const Lexicon *lexicon, const State *state, const uint16_t *word, int32_t size, int32_t row,
                       State *after, uint32_t *met)
{
    uint32_t begins = (uint32_t)(-1 - lexicon->numbers[row]);
    double gained = 0.0;
    State here = *state;
    for (int32_t start = 0, end; start < size; start = end) {
        for (end = start + 1; end < size && !(begins >> end & 1);)
            end++;
        int32_t part = end - start > 1 ? find_word(&lexicon->words, word + start, end - start) : -1;
        uint32_t number = end - start > 1 ? (part < 0 || lexicon->numbers[part] < 0 ? 0 : (uint32_t)lexicon->numbers[part])
                                          : lexicon->model->words[word[start]];
        gained += trie_score(&lexicon->model->trie, &here, number, &here, met);
    }
    *after = here;
    return gained > lexicon->scores[row] ? gained : lexicon->scores[row];
}

double lattice_step(const Lexicon *lexicon, const State *state, const uint16_t *word, int32_t size, int32_t row,
                    State *after, uint32_t *met)
{
    const Model *model = lexicon->model;
    if (size == 1)
        return trie_score(&model->trie, state, model->words[*word], after, met);
    if (lexicon->numbers[row] < 0)
        return compound(lexicon, state, word, size, row, after, met);
    return trie_score(&model->trie, state, (uint32_t)lexicon->numbers[row], after, met);
}

static void find_words(Lattice *lattice)
{
    for (int32_t start = 0; start < lattice->size; start++)
        for (int32_t size = 2; size <= LONGEST; size++)
            lattice->rows[start][size - 1] =
                start + size <= lattice->size ? find_word(&lattice->lexicon->words, lattice->text + start, size) + 1 : 0;
}

static void go_on(Lattice *lattice, int32_t place, int32_t rank)
{
    const Cut *here = &lattice->places[place].cuts[rank];
    for (int32_t size = 1; size <= LONGEST && place + size <= lattice->size; size++) {
        int32_t row = lattice->rows[place][size - 1] - 1;
        if (size > 1 && row < 0)
            continue;
        Place *there = &lattice->places[place + size];
        Cut *cut = &there->cuts[there->count++];
        uint32_t met;
        cut->total =
            here->total + lattice_step(lattice->lexicon, &here->state, lattice->text + place, size, row, &cut->state, &met);
        cut->from = place;
        cut->rank = rank;
    }
}

static void trace(Lattice *lattice)
{
    int32_t count = 0;
    for (int32_t place = lattice->size, rank = 0; place > 0; count++) {
        const Cut *cut = &lattice->places[place].cuts[rank];
        lattice->path[MOST_SIZE - 1 - count] = (Word){cut->from, place, cut->total};
        place = cut->from;
        rank = cut->rank;
    }
    lattice->path_size = count;
    memmove(lattice->path, lattice->path + MOST_SIZE - count, (size_t)count * sizeof *lattice->path);
    for (int32_t index = 0; index < count; index++)
        for (int32_t place = lattice->path[index].start; place < lattice->path[index].end; place++)
            lattice->at[place] = index;
}

int64_t lattice_bytes(int32_t size)
{
    return (int64_t)(sizeof(Lattice) + (size_t)(size + 1) * sizeof(Place));
}

int32_t lattice_cut(Lattice *lattice, const Lexicon *lexicon, const uint16_t *text, int32_t size, Word *path)
{
    lattice->lexicon = lexicon;
    lattice->size = size;
    memcpy(lattice->text, text, (size_t)size * sizeof *text);
    memset(lattice->has_rest, 0, (size_t)size + 1);
    for (int32_t place = 0; place <= size; place++)
        lattice->places[place].count = 0;
    find_words(lattice);
    lattice->places[0].cuts[0] = (Cut){.from = -1};
    lattice->places[0].count = 1;
    for (int32_t place = 0; place <= size; place++) {
        Place *here = &lattice->places[place];
        SORT_BY_TOTAL(Cut, here->cuts, here->count)
        if (here->count > BEAM && place < size)
            here->count = BEAM;
        for (int32_t rank = 0; rank < here->count; rank++)
            go_on(lattice, place, rank);
    }
    lattice->total = lattice->places[size].cuts[0].total;
    trace(lattice);
    memcpy(path, lattice->path, (size_t)lattice->path_size * sizeof *path);
    return lattice->path_size;
}

/* Score of the cut before the word of an index. */
static double before(const Lattice *lattice, int32_t index)
{
    return index > 0 ? lattice->path[index - 1].total : 0.0;
}

/* The states reached at each place of what is scored anew. */
typedef struct {
    Reached reached[STATES * LONGEST + STATES];
    int32_t count;
} Front;

/* Best score of the states at `place` carried on over words of the text to `stop`. */
static double extend(const Lattice *lattice, const Reached *states, int32_t count, int32_t place, int32_t stop)
{
    Front fronts[SPAN + 1];
    for (int32_t at = 0; at <= stop - place; at++)
        fronts[at].count = 0;
    memcpy(fronts[0].reached, states, (size_t)count * sizeof *states);
    fronts[0].count = count;
    for (int32_t here = place; here < stop; here++) {
        Front *front = &fronts[here - place];
        if (front->count > STATES) {
            SORT_BY_TOTAL(Reached, front->reached, front->count)
            front->count = STATES;
        }
        for (int32_t number = 0; number < front->count; number++)
            for (int32_t size = 1; size <= LONGEST && here + size <= stop; size++) {
                int32_t row = lattice->rows[here][size - 1] - 1;
                if (size > 1 && row < 0)
                    continue;
                const Reached *from = &front->reached[number];
                Front *there = &fronts[here + size - place];
                Reached *to = &there->reached[there->count++];
                uint32_t met;
                to->total = from->total +
                            lattice_step(lattice->lexicon, &from->state, lattice->text + here, size, row, &to->state, &met);
            }
    }
    const Front *last = &fronts[stop - place];
    double best = last->reached[0].total;
    for (int32_t number = 1; number < last->count; number++)
        if (last->reached[number].total > best)
            best = last->reached[number].total;
    return best;
}

static int is_boundary(const Lattice *lattice, int32_t place)
{
    return !place || place == lattice->size || lattice->at[place] != lattice->at[place - 1];
}

/* Index of the word of the path that ends at a boundary, -1 at the beginning. */
static int32_t ending(const Lattice *lattice, int32_t place)
{
    return place ? lattice->at[place - 1] : -1;
}

double lattice_rest(Lattice *lattice, int32_t place)
{
    if (lattice->has_rest[place])
        return lattice->rests[place];
    double rest;
    if (is_boundary(lattice, place))
        rest = lattice->total - before(lattice, ending(lattice, place) + 1);
    else {
        Reached start = {0};
        const Word *border = &lattice->path[lattice->at[place]];
        rest = extend(lattice, &start, 1, place, border->end) + lattice->total - border->total;
    }
    lattice->has_rest[place] = 1;
    return lattice->rests[place] = rest;
}

double lattice_room(Lattice *lattice, int32_t start, int32_t end)
{
    return lattice->total - lattice->places[start].cuts[0].total - lattice_rest(lattice, end);
}

double lattice_gain(Lattice *lattice, int32_t start, int32_t end, const uint16_t *word, int32_t size, int32_t row)
{
    Reached states[STATES];
    const Place *from = &lattice->places[start];
    int32_t count = from->count < STATES ? from->count : STATES;
    uint32_t met;
    for (int32_t number = 0; number < count; number++) {
        const Cut *cut = &from->cuts[number];
        states[number].total =
            cut->total + lattice_step(lattice->lexicon, &cut->state, word, size, row, &states[number].state, &met);
    }
    int32_t last = lattice->at[end - 1] + AFTER;
    if (last > lattice->path_size - 1)
        last = lattice->path_size - 1;
    int32_t stop = lattice->path[last].end;
    if (stop > end)
        return extend(lattice, states, count, end, stop) - lattice->path[last].total;
    double best = states[0].total;
    for (int32_t number = 1; number < count; number++)
        if (states[number].total > best)
            best = states[number].total;
    return best - lattice->total;
}

void lattice_orders(const Lattice *lattice, int32_t start, int32_t end, const uint16_t *word, int32_t size, int32_t first,
                    int32_t last, int32_t *orders)
{
    const Lexicon *lexicon = lattice->lexicon;
    State state, after;
    uint32_t met = 0;
    int32_t row = find_word(&lexicon->words, word, size);
    if (size > 1 && row < 0)
        size = 1;
    lattice_step(lexicon, &lattice->places[start].cuts[0].state, word, size, row, &state, &met);
    orders[0] = (int32_t)met;
    orders[1] = 0;
    for (int32_t next = 1; end < lattice->size && next <= LONGEST && end + next <= lattice->size; next++) {
        row = lattice->rows[end][next - 1] - 1;
        if (next > 1 && row < 0)
            continue;
        lattice_step(lexicon, &state, lattice->text + end, next, row, &after, &met);
        if ((int32_t)met > orders[1])
            orders[1] = (int32_t)met;
    }
    for (int32_t index = first; index <= last; index++) {
        const Word *here = &lattice->path[index];
        row = lattice->rows[here->start][here->end - here->start - 1] - 1;
        lattice_step(lexicon, &lattice->places[here->start].cuts[0].state, lattice->text + here->start,
                     here->end - here->start, row, &after, &met);
        if (index == first || (int32_t)met < orders[2])
            orders[2] = (int32_t)met;
    }
}
