/* Describes suspects for the gate as `gate_rows.rows_plainly` does, which says more of it: the same numbers to the last
 * bit. */

#include "rows.h"

#define NO_SUSPECT (-1.0) /* gain of the rival of what has none */

static int32_t sounds_alike(const Traits *traits, uint16_t one, uint16_t other)
{
    int32_t best = UNALIKE;
    for (uint32_t ours = traits->sound_first[one]; ours < traits->sound_first[one + 1]; ours++)
        for (uint32_t theirs = traits->sound_first[other]; theirs < traits->sound_first[other + 1]; theirs++) {
            uint16_t own = traits->sounds[ours], its = traits->sounds[theirs];
            if (own == its)
                return SAME_SOUND;
            if (traits->fuzzy[own] == traits->fuzzy[its])
                best = FUZZY_SOUND;
        }
    return best;
}

static int looks_alike(const Traits *traits, uint16_t one, uint16_t other)
{
    for (uint32_t at = traits->shape_first[one]; at < traits->shape_first[one + 1]; at++)
        if (traits->shapes[at] == other)
            return 1;
    return 0;
}

int32_t close_likeness(const Traits *traits, uint16_t one, uint16_t other)
{
    int32_t sound = sounds_alike(traits, one, other);
    return sound == UNALIKE && looks_alike(traits, one, other) ? SHAPE : sound;
}

int is_alike(const Traits *traits, uint16_t one, uint16_t other)
{
    if (one == other)
        return 0;
    for (uint32_t ours = traits->sound_first[one]; ours < traits->sound_first[one + 1]; ours++)
        for (uint32_t theirs = traits->sound_first[other]; theirs < traits->sound_first[other + 1]; theirs++)
            if (holds(traits->near + (int64_t)traits->sounds[ours] * traits->near_stride, traits->sounds[theirs]))
                return 1;
    return looks_alike(traits, one, other);
}

/* The other one is a unit of official text: whether it may stand for the first at all, the search has asked already. */
static int32_t likeness(const Tables *tables, const Traits *traits, uint16_t one, uint16_t other)
{
    int32_t close = close_likeness(traits, one, other);
    if (close != UNALIKE)
        return close;
    return holds(asked(tables, ALIKE, one), tables->places[other]) ? NEAR_SOUND : UNALIKE;
}

static int32_t old_size(const Suspect *suspect)
{
    return suspect->end > suspect->start ? suspect->end - suspect->start : 1;
}

static int32_t new_size(const Suspect *suspect)
{
    return suspect->news[0] ? 1 + (suspect->news[1] != 0) : 0;
}

/* The worst of its characters; nothing where characters only stand twice, the wrong way round, or were lost. */
static double worst_likeness(const Tables *tables, const Traits *traits, const uint16_t *text,
                             const Suspect *suspect)
{
    if (suspect->kind != OTHER && suspect->kind != WORDS && suspect->kind != UNLIKE)
        return 0.0;
    int32_t worst = SAME_SOUND;
    for (int32_t at = 0; at < old_size(suspect) && at < new_size(suspect); at++) {
        int32_t found = likeness(tables, traits, text[suspect->start + at], suspect->news[at]);
        if (found > worst)
            worst = found;
    }
    return worst;
}

static double rarest(const Traits *traits, const uint16_t *codes, int32_t size)
{
    double least = size ? traits->singles[codes[0]] : 0.0;
    for (int32_t at = 1; at < size; at++)
        if (traits->singles[codes[at]] < least)
            least = traits->singles[codes[at]];
    return least;
}

/* The two greatest gains; what gains most has the second one for its rival, all others have the first. */
static void find_best(const Result *result, double *best, double *second)
{
    *best = *second = NO_SUSPECT;
    for (int32_t number = 0; number < result->count; number++) {
        double gain = result->found[number].gain;
        if (gain > *best) {
            *second = *best;
            *best = gain;
        } else if (gain > *second)
            *second = gain;
    }
}

/* -log10 P of a unit, on average, without the borders; added up from the first to the last, as Python does. */
static double mean_of(const float *scores, int32_t size)
{
    double total = 0.0;
    for (int32_t place = 1; place < size - 1; place++)
        total += scores[place];
    return (0.0 - total) / (size > 3 ? size - 2 : 1);
}

/* -log10 P of the two units that are least probable together, without the borders; 0 where there is but one. */
static double dearest_of(const float *scores, int32_t size)
{
    double dearest = 0.0;
    for (int32_t place = 1; place < size - 1; place++) {
        double pair = -(double)scores[place] - (double)scores[place + 1];
        if (pair > dearest)
            dearest = pair;
    }
    return dearest;
}

static void tell(const Tables *tables, const Traits *traits, const uint16_t *text, int32_t size,
                 Result *result)
{
    double best, second;
    find_best(result, &best, &second);
    for (int32_t number = 0; number < result->count; number++) {
        const Suspect *suspect = &result->found[number];
        int32_t start = suspect->start;
        double *row = result->rows + number * FEATURES;
        double here = -(double)result->scores[start], behind = (double)result->scores[start + 1];
        *row++ = suspect->gain;
        *row++ = suspect->gain - (suspect->gain == best ? second : best);
        *row++ = suspect->kind;
        *row++ = worst_likeness(tables, traits, text, suspect);
        *row++ = here - behind;
        *row++ = here;
        *row++ = result->met[start];
        *row++ = result->met[start + 1];
        *row++ = result->mean;
        *row++ = size;
        *row++ = rarest(traits, text + start, old_size(suspect));
        *row++ = rarest(traits, suspect->news, new_size(suspect));
        *row++ = result->count;
    }
}

int32_t look_and_tell(const Tables *tables, const Traits *traits, const Bounds *bounds, const uint16_t *text,
                      int32_t size, int32_t thorough, Result *result)
{
    if (!look_for(tables, bounds, text, size, thorough, result))
        return 0;
    result->mean = mean_of(result->scores, size);
    result->dearest = dearest_of(result->scores, size);
    tell(tables, traits, text, size, result);
    return 1;
}
