/* Says what a segment promises, as `outlook.outlook_row` and the two forests do, which says why. */

#include "outlook.h"

#include <math.h>
#include <string.h>

#define NOTHING (-9.0) /* odds of what the gate has given up, score of what is no word */
#define MOST_FOUND 4096

/* Places in the row of a suspect, see `GATE` in gate_rows.py. */
static const int32_t TOLD[] = {0, 1, 2, 3, 4, 10, 11};

/* What two units cost together. */
static double cost_at(const Read *read, int32_t place)
{
    return -(double)read->scores[place] - (double)read->scores[place + 1];
}

static double *tell_cover(const Outlook *outlook, const uint16_t *text, int32_t size, int32_t start, int32_t end, double *at)
{
    double score;
    *at++ = cover_place(&outlook->words, outlook->scores, text, size, start, end, NOTHING, &score);
    *at++ = score;
    return at;
}

static double *tell_dearest(const Outlook *outlook, const Read *read, double *at)
{
    int32_t dearest = 1, unmet = 0;
    for (int32_t place = 2; place < read->size - 1; place++)
        if (cost_at(read, place) > cost_at(read, dearest))
            dearest = place;
    double next = 0.0;
    for (int32_t place = 1; place < read->size - 1; place++) {
        if (place != dearest && cost_at(read, place) > next)
            next = cost_at(read, place);
        unmet += read->met[place] == 1;
    }
    *at++ = cost_at(read, dearest);
    *at++ = next;
    *at++ = read->met[dearest];
    *at++ = read->met[dearest + 1];
    *at++ = outlook->traits->singles[read->text[dearest]];
    at = tell_cover(outlook, read->text, read->size, dearest, dearest + 1, at);
    *at++ = unmet;
    return at;
}

static double *tell_suspect(const Outlook *outlook, const Read *read, int32_t number, double odds, double *at)
{
    const Suspect *suspect = &read->suspects[number];
    const double *row = read->rows + (int64_t)number * FEATURES;
    int32_t news = suspect->news[0] ? 1 + (suspect->news[1] != 0) : 0, changed = suspect->start + news;
    uint16_t fixed[MOST_SIZE + 2];
    *at++ = odds > NOTHING ? odds : NOTHING;
    for (size_t told = 0; told < sizeof TOLD / sizeof *TOLD; told++)
        *at++ = row[TOLD[told]];
    at = tell_cover(outlook, read->text, read->size, suspect->start,
                    suspect->end > suspect->start ? suspect->end : suspect->start + 1, at);
    memcpy(fixed, read->text, (size_t)suspect->start * sizeof *fixed);
    memcpy(fixed + suspect->start, suspect->news, (size_t)news * sizeof *fixed);
    memcpy(fixed + changed, read->text + suspect->end, (size_t)(read->size - suspect->end) * sizeof *fixed);
    return tell_cover(outlook, fixed, changed + read->size - suspect->end, suspect->start, news ? changed : suspect->start + 1,
                      at);
}

/* The likeliest suspect behind `before` in the order of their odds, of equal ones the first; -1 when there is none. */
static int32_t next_best(const double *odds, int32_t count, int32_t before)
{
    int32_t best = -1;
    for (int32_t number = 0; number < count; number++) {
        int is_taken = before >= 0 && (odds[number] > odds[before] || (odds[number] == odds[before] && number <= before));
        if (!is_taken && (best < 0 || odds[number] > odds[best]))
            best = number;
    }
    return best;
}

void outlook_row(const Outlook *outlook, const Read *read, const double *odds, double *row)
{
    double *at = row;
    *at++ = read->size;
    *at++ = read->mean;
    *at++ = read->count;
    at = tell_dearest(outlook, read, at);
    for (int32_t told = 0, best = -1; told < BEST; told++) {
        best = next_best(odds, read->count, best);
        if (best < 0)
            break;
        at = tell_suspect(outlook, read, best, odds[best], at);
    }
    while (at < row + OUTLOOK_WIDTH)
        *at++ = NOTHING;
}

double promise_of(const Outlook *outlook, const Read *read)
{
    double odds[MOST_FOUND], row[OUTLOOK_WIDTH], promise, best = -INFINITY;
    if (read->count > MOST_FOUND || read->size < 3)
        return -INFINITY;
    ask_forest(outlook->gate, read->rows, read->count, FEATURES, odds);
    for (int32_t number = 0; number < read->count; number++)
        best = odds[number] > best ? odds[number] : best;
    if (!read->is_strange && best < outlook->gate_least)
        return -INFINITY;
    outlook_row(outlook, read, odds, row);
    ask_forest(outlook->outlook, row, 1, OUTLOOK_WIDTH, &promise);
    return promise;
}
