/* What the model says of a segment and of edits of it, as `Characters.known` and `UnitsSaid` do. */

#include "search.h"

void look_known(const Model *model, const uint16_t *text, int32_t size, float *scores, uint8_t *met)
{
    State state = {0};
    for (int32_t place = 0; place < size; place++) {
        uint32_t length;
        scores[place] = trie_score(&model->trie, &state, model->words[text[place]], &state, &length);
        met[place] = (uint8_t)length;
    }
}

/* The log10 P of some units one after the other: their sum, the least, the first, and the shortest run that was met. */
typedef struct {
    double sum;
    float worst, first;
    int32_t order, count;
} Run;

static void extend(Run *run, float score, uint32_t met)
{
    run->sum += score;
    if (!run->count || score < run->worst)
        run->worst = score;
    if (!run->count)
        run->first = score;
    if (!run->count || (int32_t)met < run->order)
        run->order = (int32_t)met;
    run->count++;
}

static Run run_of(const Model *model, const uint16_t *text, int32_t size, const Edit *edit)
{
    State state = {0};
    Run run = {0};
    uint32_t met;
    for (int32_t at = edit->start > REACH ? edit->start - REACH : 0; at < edit->start; at++)
        trie_score(&model->trie, &state, model->words[text[at]], &state, &met);
    for (int32_t at = 0; at < edit->size; at++) {
        float score = trie_score(&model->trie, &state, model->words[edit->news[at]], &state, &met);
        extend(&run, score, met);
    }
    for (int32_t at = edit->end; at < edit->end + REACH && at < size; at++) {
        float score = trie_score(&model->trie, &state, model->words[text[at]], &state, &met);
        extend(&run, score, met);
    }
    return run;
}

void look_said(const Model *model, const uint16_t *text, int32_t size, const Edit *edits, int32_t count, Said *said)
{
    float scores[MOST_SIZE];
    uint8_t met[MOST_SIZE];
    look_known(model, text, size, scores, met);
    for (int32_t number = 0; number < count; number++) {
        const Edit *edit = &edits[number];
        Run was = {0}, now = run_of(model, text, size, edit);
        for (int32_t at = edit->start; at < edit->end + REACH && at < size; at++)
            extend(&was, scores[at], met[at]);
        said[number] = (Said){now.sum - was.sum, was.worst, now.worst, was.first, now.first, was.order, now.order};
    }
}
