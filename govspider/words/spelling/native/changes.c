/* Describes changes as `Features.words_plainly` and `Features.covers_plainly` do: the same numbers to the last bit. */

#include "proposals.h"

#include <string.h>

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

/* Characters of the longest dictionary word over the last character before `end`, 0 for none, and how common it is. */
static int32_t cover(const Packed *common, const uint16_t *text, int32_t size, int32_t end, double *most)
{
    for (int32_t length = LONGEST; length > 1; length--) {
        *most = NO_COUNT;
        for (int32_t begin = end > length ? end - length : 0; begin < end && begin + length <= size; begin++) {
            double found = find_number(common, text + begin, length, NO_COUNT);
            *most = found > *most ? found : *most;
        }
        if (*most >= 0.0)
            return length;
    }
    *most = NO_COUNT;
    return 0;
}

void cover_changes(const Meanings *meanings, const uint16_t *text, int32_t size, const Change *changes, int32_t count,
                   double *row)
{
    uint16_t fixed[MOST_SIZE + LONGEST];
    for (const Change *change = changes; change < changes + count; change++, row += 5) {
        int32_t behind = change->from + change->count;
        memcpy(fixed, text, (size_t)change->from * sizeof *text);
        memcpy(fixed + change->from, change->news, (size_t)change->count * sizeof *text);
        memcpy(fixed + behind, text + change->to, (size_t)(size - change->to) * sizeof *text);
        int32_t end = change->to > change->from ? change->to : change->from + 1;
        int32_t end_new = change->count ? behind : change->from + 1;
        double most;
        row[0] = cover(&meanings->common, text, size, end, &row[1]);
        row[2] = cover(&meanings->common, fixed, size - change->to + behind, end_new, &row[3]);
        row[4] = cover(&meanings->common, text, size, change->end, &most);
    }
}
