/* Finds the words that might have been meant, as `proposals.Proposer` does, which says why. */

#include "proposals.h"

#include <stdlib.h>
#include <string.h>

#define BLANK '*'

typedef struct {
    Lattice *lattice;
    const Meanings *meanings;
    const Choices *choices;
    Meant *likely;
    int32_t count; /* more than MOST_LIKELY: there was no room */
    double before[MOST_SIZE + 1], behind[MOST_SIZE + 1], worst[MOST_SIZE + 1]; /* see `_costs` */
} Work;

/* A place of the text, and what a word must be as frequent as to gain there. */
typedef struct {
    int32_t start, end;
    double least;
} Window;

static void weigh(Work *work, const Window *window, const uint16_t *word, int32_t size, int32_t row, double least)
{
    Lattice *lattice = work->lattice;
    const Cut *best = &lattice->places[window->start].cuts[0];
    State after;
    uint32_t met;
    double inside = lattice_step(lattice->lexicon, &best->state, word, size, row, &after, &met);
    double estimate = best->total + inside + lattice_rest(lattice, window->end) - lattice->total;
    if (!(estimate > least))
        return;
    if (work->count < MOST_LIKELY) {
        Meant *meant = &work->likely[work->count];
        *meant = (Meant){0, inside, estimate, least, window->start, window->end, size, row, {0}};
        memcpy(meant->word, word, (size_t)size * sizeof *word);
    }
    work->count++;
}

/* Weigh a word if it is one, and frequent enough. */
static void consider(Work *work, const Window *window, const uint16_t *word, int32_t size)
{
    const Lexicon *lexicon = &work->meanings->lexicon;
    int32_t row = find_word(&lexicon->words, word, size);
    if (row >= 0 && lexicon->scores[row] >= window->least)
        weigh(work, window, word, size, row, work->choices->keep_from);
}

int may_stand_for(const Meanings *meanings, uint16_t one, uint16_t other)
{
    return is_alike(meanings->traits, one, other) && find_word(&meanings->lexicon.words, &other, 1) >= 0;
}

/* What may stand for a blank in a text of `size` characters, of which `replaced` (1 or 0) from `place` on make room for it. */
static Text fills_of(const Work *work, const uint16_t *text, int32_t size, int32_t place, int32_t replaced)
{
    uint16_t key[LONGEST + 1];
    memcpy(key, text, (size_t)place * sizeof *key);
    key[place] = BLANK;
    memcpy(key + place + 1, text + place + replaced, (size_t)(size - place - replaced) * sizeof *key);
    return find_packed(&work->meanings->blanks, key, size + 1 - replaced);
}

/* One character for another. */
static void filled(Work *work, const Window *window, const uint16_t *text)
{
    const Choices *choices = work->choices;
    int32_t size = window->end - window->start;
    uint16_t word[LONGEST];
    for (int32_t place = 0; place < size; place++) {
        Text fills = fills_of(work, text, size, place, 1);
        int32_t like = 0, unlike = fills.size <= choices->unlike_of && size >= choices->unlike_from ? 0 : choices->unlike;
        memcpy(word, text, (size_t)size * sizeof *word);
        for (int32_t number = 0; number < fills.size && (like < choices->fills || unlike < choices->unlike); number++) {
            uint16_t fill = text_at(fills, number);
            if (may_stand_for(work->meanings, text[place], fill)) {
                if (like++ >= choices->fills)
                    continue;
            } else if (fill == text[place] || unlike++ >= choices->unlike)
                continue;
            word[place] = fill;
            consider(work, window, word, size);
        }
    }
}

static int32_t changes(const uint16_t *one, Text other, int32_t first, int32_t size)
{
    int32_t count = 0;
    for (int32_t place = 0; place < size; place++)
        count += one[place] != text_at(other, first + place);
    return count;
}

/* Whole words of like sound: one reading of each character after the other. */
static void sounding(Work *work, const Window *window, const uint16_t *text)
{
    const Meanings *meanings = work->meanings;
    int32_t size = window->end - window->start, chosen[LONGEST] = {0}, place = 0;
    uint16_t key[LONGEST], word[LONGEST];
    while (place >= 0) {
        uint16_t reading = chosen[place] < CLASSES ? meanings->classes[text[place] * CLASSES + chosen[place]] : 0;
        if (!reading) {
            chosen[place--] = 0;
            if (place >= 0)
                chosen[place]++;
            continue;
        }
        key[place] = (uint16_t)(reading + meanings->first_class);
        if (place + 1 < size) {
            place++;
            continue;
        }
        Text words = find_packed(&meanings->sounds, key, size);
        for (int32_t first = 0; first + size <= words.size; first += size) {
            int32_t changed = changes(text, words, first, size);
            if (!changed || changed > work->choices->most_changed)
                continue;
            for (int32_t at = 0; at < size; at++)
                word[at] = text_at(words, first + at);
            consider(work, window, word, size);
        }
        chosen[place]++;
    }
}

/* A character too few. */
static void lost(Work *work, const Window *window, const uint16_t *text)
{
    const Choices *choices = work->choices;
    int32_t size = window->end - window->start;
    uint16_t word[LONGEST];
    for (int32_t place = 0; place <= size; place++) {
        Text fills = fills_of(work, text, size, place, 0);
        if (size <= choices->shortest && (!place || place == size) && fills.size >= choices->few_lost)
            continue;
        memcpy(word, text, (size_t)place * sizeof *word);
        memcpy(word + place + 1, text + place, (size_t)(size - place) * sizeof *word);
        for (int32_t number = 0; number < fills.size && number < choices->lost; number++) {
            word[place] = text_at(fills, number);
            consider(work, window, word, size + 1);
        }
    }
}

/* Two neighbours the wrong way round. */
static void swapped(Work *work, const Window *window, const uint16_t *text)
{
    int32_t size = window->end - window->start;
    uint16_t word[LONGEST];
    for (int32_t place = 0; place + 1 < size; place++) {
        if (text[place] == text[place + 1])
            continue;
        memcpy(word, text, (size_t)size * sizeof *word);
        word[place] = text[place + 1];
        word[place + 1] = text[place];
        consider(work, window, word, size);
    }
}

/* Whether a half of a window stands so in a word of a length, as it must where only one slip was made. */
static int is_intact(const Work *work, const uint16_t *text, int32_t size, int32_t length)
{
    const Meanings *meanings = work->meanings;
    if (length != 4 && length != 5)
        return 1;
    int32_t begin = find_word(&meanings->halves, text, 2), end = find_word(&meanings->halves, text + size - 2, 2);
    return (begin >= 0 && meanings->half_kinds[begin] & (length == 4 ? BEGINS_FOUR : BEGINS_FIVE)) ||
           (end >= 0 && meanings->half_kinds[end] & (length == 4 ? ENDS_FOUR : ENDS_FIVE));
}

static void singles(Work *work, const Window *window, const uint16_t *text)
{
    List found = list_of(&work->meanings->singles, *text);
    for (int32_t number = 0; number < found.size; number++)
        consider(work, window, &found.values[number], 1);
}

/* Words for two neighbours that are words by themselves: two look-alikes, or one of them kept. */
static void pairs(Work *work, const Window *window, const uint16_t *text)
{
    const Meanings *meanings = work->meanings;
    const Choices *choices = work->choices;
    List firsts = list_of(&meanings->shapes, text[0]), seconds = list_of(&meanings->shapes, text[1]);
    for (int32_t kept = 0; kept < 2; kept++) {
        Text fills = fills_of(work, text, 2, 1 - kept, 1);
        for (int32_t number = 0; number < fills.size && number < choices->kept; number++) {
            uint16_t word[2] = {text[0], text[1]};
            word[1 - kept] = text_at(fills, number);
            if (word[1 - kept] != text[1 - kept])
                consider(work, window, word, 2);
        }
    }
    for (int32_t first = 0; first < firsts.size; first++)
        for (int32_t second = 0; second < seconds.size; second++) {
            uint16_t word[2] = {firsts.values[first], seconds.values[second]};
            consider(work, window, word, 2);
        }
}

/* A character written twice, at the end or the beginning of a word. */
static void doubled(Work *work, int32_t place)
{
    Lattice *lattice = work->lattice;
    const Choices *choices = work->choices;
    const uint16_t *text = lattice->text;
    int32_t first = place + 1 > choices->longest ? place + 1 - choices->longest : 0;
    int32_t last = place + 1 + choices->longest < lattice->size ? place + 1 + choices->longest : lattice->size;
    for (int32_t start = first; start <= place; start++) {
        Window window = {start, place + 2, 0};
        window.least = lattice_room(lattice, start, place + 2) + choices->frequent_from[place + 2 - start];
        consider(work, &window, text + start, place + 1 - start);
    }
    for (int32_t end = place + 3; end <= last; end++) {
        Window window = {place, end, 0};
        window.least = lattice_room(lattice, place, end) + choices->frequent_from[end - place];
        consider(work, &window, text + place + 1, end - place - 1);
    }
}

/* Words like a window, and those it would be in another order or with a character more. */
static void like(Work *work, const Window *window, const uint16_t *text, int is_disordered)
{
    int32_t size = window->end - window->start;
    if (is_intact(work, text, size, size))
        filled(work, window, text);
    if (size < work->choices->longest)
        sounding(work, window, text);
    if (!is_disordered)
        return;
    if (size == 2 || is_intact(work, text, size, size + 1))
        lost(work, window, text);
    swapped(work, window, text);
}

static void costs(Work *work)
{
    const Lattice *lattice = work->lattice;
    double reached = 0.0;
    work->behind[0] = 0.0;
    for (int32_t index = 0; index < lattice->path_size; index++) {
        const Word *word = &lattice->path[index];
        for (int32_t place = word->start; place < word->end; place++) {
            work->before[place] = reached;
            work->behind[place + 1] = word->total;
            work->worst[place] = word->total - reached;
        }
        reached = word->total;
    }
}

static int is_alone(const Lattice *lattice, int32_t place)
{
    const Word *word = &lattice->path[lattice->at[place]];
    return word->end - word->start == 1;
}

static void look_single(Work *work, int32_t start)
{
    Lattice *lattice = work->lattice;
    const Choices *choices = work->choices;
    const uint16_t *text = lattice->text + start;
    Window one = {start, start + 1, lattice_room(lattice, start, start + 1) + choices->frequent_from[1]};
    singles(work, &one, text);
    if (start + 1 >= lattice->size || work->worst[start] >= choices->odd_word ||
        work->worst[start + 1] >= choices->odd_word || work->behind[start + 1] == work->behind[start + 2] ||
        work->before[start] == work->before[start + 1])
        return;
    Window two = {start, start + 2, lattice_room(lattice, start, start + 2) + choices->frequent_from[2]};
    if (two.least <= choices->most[2])
        pairs(work, &two, text);
}

static void look_at(Work *work, int32_t start)
{
    Lattice *lattice = work->lattice;
    const Choices *choices = work->choices;
    const uint16_t *text = lattice->text + start;
    int32_t size = lattice->size;
    int is_odd = work->worst[start] < choices->ordinary_word;
    if (is_odd && (is_alone(lattice, start) || work->worst[start] < choices->strange_word))
        look_single(work, start);
    if (start + 1 < size && text[0] == text[1])
        doubled(work, start);
    for (int32_t length = choices->shortest; length <= choices->longest && start + length <= size; length++) {
        int32_t end = start + length;
        is_odd = is_odd || work->worst[end - 1] < choices->ordinary_word;
        double cost = work->behind[end] - work->before[start];
        if (!is_odd || cost >= choices->ordinary[length])
            continue;
        Window window = {start, end, lattice_room(lattice, start, end) + choices->frequent_from[length]};
        if (window.least <= choices->most[length])
            like(work, &window, text, length < choices->longest && cost < choices->strange[length]);
    }
}

/* The words that would cover what suspects change, as `suspects.words_of` finds them. */
static void suspected(Work *work, const Suspect *suspect)
{
    const Lattice *lattice = work->lattice;
    const Lexicon *lexicon = &work->meanings->lexicon;
    if (suspect->start < 0 || suspect->start > suspect->end || suspect->end > lattice->size)
        return;
    uint16_t fixed[MOST_SIZE + 2];
    int32_t news = suspect->news[0] ? suspect->news[1] ? 2 : 1 : 0;
    int32_t shift = news - (suspect->end - suspect->start), size = lattice->size + shift;
    int32_t changed = suspect->start + news;
    memcpy(fixed, lattice->text, (size_t)suspect->start * sizeof *fixed);
    memcpy(fixed + suspect->start, suspect->news, (size_t)news * sizeof *fixed);
    memcpy(fixed + changed, lattice->text + suspect->end, (size_t)(lattice->size - suspect->end) * sizeof *fixed);
    for (int32_t begin = changed > LONGEST ? changed - LONGEST : 0; begin <= suspect->start; begin++)
        for (int32_t stop = changed > begin + 1 ? changed : begin + 1; stop <= size && stop <= begin + LONGEST; stop++) {
            Window window = {begin, stop - shift, 0};
            int32_t row = find_word(&lexicon->words, fixed + begin, stop - begin);
            if (row >= 0 && window.end > begin)
                weigh(work, &window, fixed + begin, stop - begin, row, work->choices->keep_suspect_from);
        }
}

static int compare_places(const Meant *one, const Meant *other)
{
    if (one->start != other->start)
        return one->start < other->start ? -1 : 1;
    if (one->end != other->end)
        return one->end < other->end ? -1 : 1;
    for (int32_t place = 0; place < LONGEST; place++)
        if (one->word[place] != other->word[place])
            return one->word[place] < other->word[place] ? -1 : 1;
    return 0;
}

/* The likeliest first. */
static int by_estimate(const void *one, const void *other)
{
    double ours = ((const Meant *)one)->estimate, theirs = ((const Meant *)other)->estimate;
    return ours != theirs ? (ours > theirs ? -1 : 1) : compare_places(other, one);
}

static int by_gain(const void *one, const void *other)
{
    double ours = ((const Meant *)one)->gain, theirs = ((const Meant *)other)->gain;
    return ours != theirs ? (ours > theirs ? -1 : 1) : compare_places(one, other);
}

/* Each word of each place once, with the least that it may gain. */
static int32_t once(Meant *likely, int32_t count)
{
    int32_t kept = 0;
    for (int32_t number = 0; number < count; number++)
        if (kept && !compare_places(&likely[kept - 1], &likely[number])) {
            if (likely[number].least < likely[kept - 1].least)
                likely[kept - 1].least = likely[number].least;
        } else
            likely[kept++] = likely[number];
    return kept;
}

int32_t propose_words(Lattice *lattice, const Meanings *meanings, const Choices *choices, const Suspect *suspects,
                      int32_t suspect_count, Meant *found)
{
    Work work = {.lattice = lattice, .meanings = meanings, .choices = choices, .likely = found};
    costs(&work);
    for (int32_t start = 0; start < lattice->size; start++)
        look_at(&work, start);
    for (int32_t number = 0; number < suspect_count; number++)
        suspected(&work, &suspects[number]);
    if (work.count > MOST_LIKELY)
        return -1;
    qsort(found, (size_t)work.count, sizeof *found, by_estimate);
    int32_t count = once(found, work.count), kept = 0;
    for (int32_t number = 0; number < count && number < choices->keep; number++) {
        Meant meant = found[number];
        double least = meant.least - choices->keep_from;
        meant.gain = lattice_gain(lattice, meant.start, meant.end, meant.word, meant.size, meant.row);
        if (meant.gain > (least < 0.0 ? least : 0.0))
            found[kept++] = meant;
    }
    qsort(found, (size_t)kept, sizeof *found, by_gain);
    return kept;
}
