/* Describes changes as `Features.words_plainly` does: the same numbers to the last bit. */

#include "proposals.h"

#define NO_WORD (-9.0)
#define NO_COUNT (-1.0)

enum { REPLACED, LOST_ONE, DOUBLED_ONE, SWAPPED_TWO }; /* kinds */

typedef struct {
    int32_t kind, worst, best, sum; /* the likeness of the characters that are replaced */
} Kind;

static Kind kind_of(const Meanings *meanings, const uint16_t *was, int32_t size, const Change *change)
{
    Kind kind = {REPLACED, SAME_SOUND, UNALIKE, 0};
    if (size != change->count || (size == 2 && was[0] == change->news[1] && was[1] == change->news[0]))
        return (Kind){size < change->count ? LOST_ONE : size > change->count ? DOUBLED_ONE : SWAPPED_TWO, 0, 0, 0};
    for (int32_t at = 0; at < size; at++) {
        if (was[at] == change->news[at])
            continue;
        int32_t likeness = close_likeness(meanings->traits, was[at], change->news[at]);
        if (likeness == UNALIKE && may_stand_for(meanings, was[at], change->news[at]))
            likeness = NEAR_SOUND;
        kind.worst = likeness > kind.worst ? likeness : kind.worst;
        kind.best = likeness < kind.best ? likeness : kind.best;
        kind.sum += likeness;
    }
    return kind;
}

static double score_of(const Lexicon *lexicon, const uint16_t *word, int32_t size)
{
    int32_t row = find_word(&lexicon->words, word, size);
    return row < 0 ? NO_WORD : lexicon->scores[row];
}

static double rarest(const Lexicon *lexicon, const uint16_t *text, int32_t size)
{
    double least = 0.0;
    for (int32_t at = 0; at < size; at++) {
        double score = score_of(lexicon, text + at, 1);
        if (!at || score < least)
            least = score;
    }
    return least;
}

static int is_compound(const Lexicon *lexicon, const uint16_t *word, int32_t size)
{
    int32_t row = find_word(&lexicon->words, word, size);
    return row >= 0 && size > 1 && lexicon->numbers[row] < 0;
}

void describe_changes(const Meanings *meanings, const uint16_t *text, const Change *changes, int32_t count, double *row)
{
    const Lexicon *lexicon = &meanings->lexicon;
    for (const Change *change = changes; change < changes + count; change++) {
        const uint16_t *old = text + change->start, *was = text + change->from;
        int32_t size = change->end - change->start, replaced = change->to - change->from;
        Kind kind = kind_of(meanings, was, replaced, change);
        double rarest_old = rarest(lexicon, was, replaced), rarest_new = rarest(lexicon, change->news, change->count);
        *row++ = size;
        *row++ = change->size;
        *row++ = replaced > change->count ? replaced : change->count;
        *row++ = kind.kind;
        *row++ = kind.worst;
        *row++ = kind.best;
        *row++ = kind.sum;
        *row++ = score_of(lexicon, old, size);
        *row++ = score_of(lexicon, change->word, change->size);
        *row++ = find_number(&meanings->common, old, size, NO_COUNT);
        *row++ = find_number(&meanings->common, change->word, change->size, NO_COUNT);
        *row++ = is_compound(lexicon, change->word, change->size);
        *row++ = rarest_old;
        *row++ = rarest_new;
        *row++ = rarest_new - rarest_old;
    }
}
