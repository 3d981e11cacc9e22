/* The search of search.py over one segment, compiled: what it finds, in what order and with what gains, is what
 * `Search.look` finds there, which says why; tests compare the two. Characters are numbered by their code, the units of
 * official text by their place in the list of neighbours; sets are bits by that place. */

#include "search.h"

#include <string.h>

#define WORD 2
#define NONE (-1)

typedef struct {
    const Tables *tables;
    const Bounds *bounds;
    const uint16_t *text;
    const float *scores;
    int32_t size;
    State before[MOST_SIZE + 1]; /* the state before each place … */
    uint8_t has_before[MOST_SIZE + 1]; /* … where it was asked for */
    Suspect *found;
    int32_t count, room;
} Look;

typedef struct {
    int32_t start, end;
    uint16_t news[WORD];
    int32_t size;
} Change;

static const uint64_t *row(const Tables *tables, const uint64_t *sets, uint16_t code)
{
    int32_t place = tables->places[code];
    return place == NONE ? tables->nothing : sets + (uint64_t)place * tables->stride;
}

static const State *state_before(Look *look, int32_t place)
{
    if (!look->has_before[place]) {
        State state = {0};
        uint32_t met;
        for (int32_t at = place > REACH ? place - REACH : 0; at < place; at++)
            trie_score(&look->tables->model->trie, &state, look->tables->model->words[look->text[at]], &state, &met);
        look->before[place] = state;
        look->has_before[place] = 1;
    }
    return &look->before[place];
}

/* What a change gains, log10 of the odds; less than `least` is given up as soon as that is certain. */
static int gains(Look *look, const Change *change, double least, double *gain)
{
    const Model *model = look->tables->model;
    int32_t stop = change->end + REACH < look->size ? change->end + REACH : look->size;
    double base = 0.0, total = 0.0;
    uint32_t met;

    for (int32_t at = change->start; at < stop; at++)
        base += look->scores[at];
    State state = *state_before(look, change->start);
    for (int32_t at = 0; at < change->size; at++) {
        total += trie_score(&model->trie, &state, model->words[change->news[at]], &state, &met);
        if (total < base + least)
            return 0;
    }
    for (int32_t at = change->end; at < stop; at++) {
        total += trie_score(&model->trie, &state, model->words[look->text[at]], &state, &met);
        if (total < base + least)
            return 0;
    }
    *gain = total - base;
    return 1;
}

static void keep(Look *look, const Change *change, int32_t kind, double gain)
{
    if (look->count < look->room) {
        Suspect *suspect = &look->found[look->count];
        suspect->gain = gain;
        suspect->start = change->start;
        suspect->end = change->end;
        suspect->news[0] = change->size > 0 ? change->news[0] : 0;
        suspect->news[1] = change->size > 1 ? change->news[1] : 0;
        suspect->kind = kind;
    }
    look->count++;
}

static void add(Look *look, const Change *change, int32_t kind)
{
    double gain;
    if (gains(look, change, look->bounds->least[kind], &gain))
        keep(look, change, kind, gain);
}

const uint64_t *asked(const Tables *tables, int32_t kind, uint16_t code)
{
    int32_t place = tables->places[code];
    if (place != NONE)
        return tables->asked + ((int64_t)kind * tables->count + place) * tables->stride;
    tables->need(kind, code);
    return tables->others + (int64_t)kind * tables->stride;
}

static void others(Look *look, int32_t place)
{
    const Tables *tables = look->tables;
    uint16_t before = look->text[place - 1], behind = look->text[place + 1];
    const uint64_t *follow = row(tables, tables->followers, before), *lead = row(tables, tables->leaders, behind);
    const uint64_t *near = row(tables, tables->near_followers, before);
    const uint64_t *near_lead = row(tables, tables->near_leaders, behind);
    const uint64_t *like = asked(tables, ALIKE, look->text[place]);
    for (int32_t part = 0; part < tables->stride; part++) {
        uint64_t bits = like[part] & follow[part] & lead[part] & (near[part] | near_lead[part]);
        for (; bits; bits &= bits - 1) {
            Change change = {place, place + 1, {tables->units[part * 64 + __builtin_ctzll(bits)]}, 1};
            add(look, &change, OTHER);
        }
    }
}

static void unlike(Look *look, int32_t place)
{
    const Tables *tables = look->tables;
    uint16_t own = look->text[place];
    const uint64_t *near = row(tables, tables->near_followers, look->text[place - 1]);
    const uint64_t *near_lead = row(tables, tables->near_leaders, look->text[place + 1]);
    const uint64_t *like = asked(tables, ALIKE, own);
    Suspect best[UNLIKES];
    int32_t count = 0;
    for (int32_t part = 0; part < tables->stride; part++) {
        uint64_t bits = near[part] & near_lead[part] & ~like[part];
        for (; bits; bits &= bits - 1) {
            uint16_t new = tables->units[part * 64 + __builtin_ctzll(bits)];
            Change change = {place, place + 1, {new}, 1};
            double gain;
            if (new == own || !tables->is_han[new] || !gains(look, &change, look->bounds->least[UNLIKE], &gain))
                continue;
            int32_t at = count < UNLIKES ? count++ : UNLIKES;
            while (at > 0 && (best[at - 1].gain < gain || (best[at - 1].gain == gain && best[at - 1].news[0] < new))) {
                if (at < UNLIKES)
                    best[at] = best[at - 1];
                at--;
            }
            if (at < UNLIKES)
                best[at] = (Suspect){gain, place, place + 1, {new, 0}, UNLIKE};
        }
    }
    for (int32_t at = 0; at < count; at++) {
        Change change = {place, place + 1, {best[at].news[0]}, 1};
        keep(look, &change, UNLIKE, best[at].gain);
    }
}

/* Words of which both characters are others and sound alike, each once. */
static void words_from(Look *look, int32_t start)
{
    const Tables *tables = look->tables;
    uint16_t first = look->text[start], second = look->text[start + 1];
    const uint64_t *follow = row(tables, tables->followers, look->text[start - 1]);
    const uint64_t *lead = row(tables, tables->leaders, look->text[start + WORD]);
    const uint16_t *ours = tables->classes + first * CLASSES, *theirs = tables->classes + second * CLASSES;
    uint16_t tried[MOST_TRIED][WORD];
    int32_t count = 0;
    for (int32_t one = 0; one < CLASSES && ours[one]; one++)
        for (int32_t other = 0; other < CLASSES && theirs[other]; other++) {
            uint32_t key = ours[one] * tables->class_count + theirs[other];
            const uint16_t *words = tables->sounds + tables->sound_starts[key];
            for (int32_t at = 0; at < tables->sound_counts[key]; at++, words += WORD) {
                if (words[0] == first || words[1] == second || count == MOST_TRIED ||
                    !holds(follow, tables->places[words[0]]) || !holds(lead, tables->places[words[1]]))
                    continue;
                int32_t known = 0;
                while (known < count && memcmp(tried[known], words, sizeof *tried))
                    known++;
                if (known < count)
                    continue;
                memcpy(tried[count++], words, sizeof *tried);
                Change change = {start, start + WORD, {words[0], words[1]}, WORD};
                add(look, &change, WORDS);
            }
        }
}

static void swapped(Look *look, int32_t place)
{
    const Tables *tables = look->tables;
    uint16_t own = look->text[place];
    if (place < 1 || place + 2 >= look->size)
        return;
    uint16_t behind = look->text[place + 1];
    if (own == behind || !holds(row(tables, tables->followers, look->text[place - 1]), tables->places[behind]))
        return;
    Change change = {place, place + 2, {behind, own}, 2};
    add(look, &change, SWAPPED);
}

/* The character that a place would gain most by, were it lost before it; its gain, or nothing (0). */
static int lost(Look *look, int32_t place, double dear, Suspect *best)
{
    const Tables *tables = look->tables;
    const Bounds *bounds = look->bounds;
    if (dear < bounds->gap)
        return 0;
    uint16_t before = look->text[place - 1], behind = look->text[place];
    const uint64_t *near = row(tables, tables->near_followers, before), *near_lead = row(tables, tables->near_leaders, behind);
    const uint64_t *follow = row(tables, tables->followers, before), *lead = row(tables, tables->leaders, behind);
    const uint64_t *ends = NULL, *begins = NULL;
    if (dear < bounds->dearest_gap) {
        int common = dear < bounds->dearer_gap;
        ends = asked(tables, common ? ENDS_COMMON : ENDS, before);
        begins = asked(tables, common ? BEGINS_COMMON : BEGINS, behind);
    }
    int is_found = 0;
    for (int32_t part = 0; part < tables->stride; part++) {
        uint64_t bits = (near[part] | near_lead[part]) & follow[part] & lead[part];
        if (ends)
            bits &= ends[part] | begins[part];
        for (; bits; bits &= bits - 1) {
            uint16_t new = tables->units[part * 64 + __builtin_ctzll(bits)];
            Change change = {place, place, {new}, 1};
            double gain;
            if (!tables->is_fill[new] || !gains(look, &change, bounds->least[LOST], &gain))
                continue;
            if (!is_found || gain > best->gain || (gain == best->gain && new > best->news[0])) {
                *best = (Suspect){gain, place, place, {new, 0}, LOST};
                is_found = 1;
            }
        }
    }
    return is_found;
}

static void keep_lost(Result *result, const Suspect *gap)
{
    if (result->lost_count < result->lost_room)
        result->lost[result->lost_count] = *gap;
    result->lost_count++;
}

/* One place that is dear enough for more than what stands twice or was lost; `swapped_at`: where swaps were tried last. */
static void look_at(Look *look, int32_t place, double pair, int thorough, const Suspect *gap, int32_t *words_at,
                    int32_t *swapped_at)
{
    others(look, place);
    for (int32_t start = place - 1; start <= place; start++) {
        if (start < 1 || start + WORD >= look->size)
            continue;
        if (words_at[start] == NONE) { /* looked for, or they stand where they were found before */
            words_at[start] = look->count;
            words_from(look, start);
            words_at[MOST_SIZE + start] = look->count - words_at[start];
        } else
            for (int32_t at = 0; at < words_at[MOST_SIZE + start]; at++) {
                if (look->count < look->room && words_at[start] + at < look->room)
                    look->found[look->count] = look->found[words_at[start] + at];
                look->count++;
            }
    }
    if (thorough && pair >= look->bounds->dear_unlike)
        unlike(look, place);
    if (pair >= look->bounds->dear_order) {
        if (*swapped_at < place - 1)
            swapped(look, place - 1);
        swapped(look, place);
        *swapped_at = place;
        if (gap && place > 1) {
            if (look->count < look->room)
                look->found[look->count] = *gap;
            look->count++;
        }
    }
}

int32_t look_for(const Tables *tables, const Bounds *bounds, const uint16_t *text, int32_t size, int32_t thorough,
                 Result *result)
{
    Look look; /* set field by field: zeros for every state would take longer than most texts do */
    look.tables = tables, look.bounds = bounds, look.text = text, look.scores = result->scores, look.size = size;
    look.found = result->found, look.count = 0, look.room = result->room;
    memset(look.has_before, 0, size + 1);
    int32_t words_at[2 * MOST_SIZE], last = size - 1, swapped_at = 0;
    double dear = thorough ? bounds->thorough : bounds->dear;
    Suspect gap;

    look_known(tables->model, text, size, result->scores, result->met);
    for (int32_t place = 0; place < size; place++)
        words_at[place] = NONE;
    result->lost_count = result->has_unmet = 0;
    for (int32_t place = 1; place < last; place++) {
        double here = -(double)result->scores[place], behind = -(double)result->scores[place + 1];
        double third = place + 2 < size ? -(double)result->scores[place + 2] : bounds->usual;
        double pair = here + behind;
        if (pair < bounds->dear_double)
            continue;
        if (text[place] == text[place - 1]) {
            Change change = {place, place + 1, {0}, 0};
            add(&look, &change, DOUBLED);
        }
        int has_gap = lost(&look, place, here + behind / 2, &gap);
        if (has_gap)
            keep_lost(result, &gap);
        if (pair + bounds->third * third < dear)
            continue;
        if (pair >= bounds->unmet && (result->met[place] == 1 || result->met[place + 1] == 1))
            result->has_unmet = 1;
        look_at(&look, place, pair, thorough, has_gap ? &gap : NULL, words_at, &swapped_at);
    }
    if (lost(&look, last, -(double)result->scores[last], &gap))
        keep_lost(result, &gap);
    result->count = look.count;
    return look.count <= result->room && result->lost_count <= result->lost_room;
}
