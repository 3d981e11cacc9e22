/* Cuts a window as `pairs.PairModel` does: the same sums to the last bit. */

#include "pairs.h"

#define WIDTH 4 /* cuts kept at each place */

typedef struct {
    double total;
    State state;
    int32_t from, rank;
    uint32_t met, number; /* of its last word: the longest run that was met, its number */
} Way;

typedef struct {
    Way ways[WIDTH * LONGEST];
    int32_t count;
} Front;

static void keep_best(Front *front)
{
    if (front->count <= WIDTH)
        return;
    SORT_BY_TOTAL(Way, front->ways, front->count)
    front->count = WIDTH;
}

static void go_on(const PairModel *pairs, Front *fronts, int32_t place, int32_t size, int64_t number)
{
    const Front *here = &fronts[place];
    Front *there = &fronts[place + size];
    if (number < 0)
        return;
    for (int32_t rank = 0; rank < here->count; rank++) {
        Way *way = &there->ways[there->count++];
        const Way *from = &here->ways[rank];
        way->number = (uint32_t)number;
        way->total =
            from->total + trie_score(&pairs->model->trie, &from->state, way->number, &way->state, &way->met);
        way->from = place;
        way->rank = rank;
    }
}

static int64_t number_of(const PairModel *pairs, const uint16_t *word, int32_t size)
{
    if (size == 1)
        return pairs->model->words[*word];
    int32_t row = find_word(&pairs->words, word, size);
    return row < 0 ? -1 : (int64_t)pairs->numbers[row];
}

int32_t cut_window(const PairModel *pairs, const uint16_t *text, int32_t size, Piece *pieces, double *total)
{
    Front fronts[MOST_WINDOW + 1];
    for (int32_t place = 0; place <= size; place++)
        fronts[place].count = 0;
    fronts[0].ways[0] = (Way){.from = -1};
    fronts[0].count = 1;
    for (int32_t place = 0; place < size; place++) {
        keep_best(&fronts[place]);
        for (int32_t length = 1; length <= LONGEST && place + length <= size; length++)
            go_on(pairs, fronts, place, length, number_of(pairs, text + place, length));
    }
    int32_t rank = 0, count = 0;
    for (int32_t other = 1; other < fronts[size].count; other++)
        if (fronts[size].ways[other].total > fronts[size].ways[rank].total)
            rank = other;
    *total = fronts[size].ways[rank].total;
    for (int32_t end = size; end > 0;) {
        const Way *way = &fronts[end].ways[rank], *from = &fronts[way->from].ways[way->rank];
        State nothing = {0}, after;
        uint32_t met;
        double alone = trie_score(&pairs->model->trie, &nothing, way->number, &after, &met);
        pieces[count++] = (Piece){way->total - from->total, alone, way->from, end, (int32_t)way->met};
        end = way->from;
        rank = way->rank;
    }
    return count;
}
