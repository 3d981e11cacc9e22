/* What `compiled.py` hands over for the gate, and gets back; it declares the same structure for ctypes. */
#ifndef GOVSPIDER_ROWS_H
#define GOVSPIDER_ROWS_H

#include "search.h"

#define FEATURES 13 /* of a suspect, see `GATE` in gate_rows.py */

/* How characters sound and look, see sounds_and_shapes.py. */
typedef struct {
    const uint32_t *sound_first, *shape_first; /* by code, and one behind the last: from where on its own stand … */
    const uint16_t *sounds;                    /* … here: numbers of readings … */
    const uint16_t *shapes;                    /* … and here: codes of look-alikes */
    const uint16_t *fuzzy;                     /* class of each reading, by its number */
    const uint64_t *near;                      /* of each reading, by its number, the set of those it may stand for */
    const double *singles;                     /* log10 P of a character by itself, by code */
    int32_t near_stride;                       /* 64-bit parts of such a set */
} Traits;

/* How a character is taken for another, see `Likeness` in confusable.py. */
enum { SAME_SOUND, FUZZY_SOUND, SHAPE, NEAR_SOUND, UNALIKE };

/* How two characters are alike, but for what is near, which is told as `UNALIKE`. */
int32_t close_likeness(const Traits *traits, uint16_t one, uint16_t other);

/* Whether a character may stand for another one that is known, by sound or shape, see `Confusable.alike`. */
int is_alike(const Traits *traits, uint16_t one, uint16_t other);

/* `look_for`, and what it found described: FEATURES numbers for each suspect, in the order of `result->found`. */
int32_t look_and_tell(const Tables *tables, const Traits *traits, const Bounds *bounds, const uint16_t *text,
                      int32_t size, int32_t thorough, Result *result);

#endif
