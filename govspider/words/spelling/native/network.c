/* Reads a text as `convolutions.Convolutions` does, which says why: the same numbers to the last bit, on any processor. */

#include "network.h"

#include <string.h>

#define NO_FRACTION 12582912.0f /* added to a small number it leaves no room for a fraction: it is rounded as `rint` does */

/* What the processor has: a function is compiled for each. Whole numbers add up to the same in any order, and a compiler puts
 * nothing else into another. */
#if defined(__x86_64__) && (defined(__clang__) || (defined(__GNUC__) && __GNUC__ >= 8))
#define WITH_NEWEST __attribute__((target("avx512vnni,avx512bw,avx512vl")))
#define WITH_NEWER __attribute__((target("avx2")))
#define HAS_NEWEST (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
#define HAS_NEWER __builtin_cpu_supports("avx2")
#endif
#define INLINE static inline __attribute__((always_inline))

/* Products of rows with the weights of some outputs, a row of sums for each row. */
INLINE void multiply_any(const Product *product)
{
    int32_t inputs = product->inputs, outputs = product->outputs;
    int16_t weights[TOGETHER * MOST_INPUTS];
    for (int32_t output = 0; output < outputs; output += TOGETHER) {
        for (int32_t at = 0; at < TOGETHER * inputs; at++)
            weights[at] = product->weights[output * inputs + at];
        const int16_t *a = weights, *b = a + inputs, *c = b + inputs, *d = c + inputs;
        for (int32_t row = 0; row < product->count; row += 2) {
            int32_t next = row + 1 < product->count ? row + 1 : row; /* the last one twice */
            const int16_t *one = product->rows + row * inputs, *other = product->rows + next * inputs;
            int32_t one_a = 0, one_b = 0, one_c = 0, one_d = 0, other_a = 0, other_b = 0, other_c = 0, other_d = 0;
            for (int32_t at = 0; at < inputs; at++) {
                one_a += one[at] * a[at];
                one_b += one[at] * b[at];
                one_c += one[at] * c[at];
                one_d += one[at] * d[at];
                other_a += other[at] * a[at];
                other_b += other[at] * b[at];
                other_c += other[at] * c[at];
                other_d += other[at] * d[at];
            }
            int32_t *into = product->sums + row * outputs + output, *into_next = product->sums + next * outputs + output;
            into[0] = one_a, into[1] = one_b, into[2] = one_c, into[3] = one_d;
            into_next[0] = other_a, into_next[1] = other_b, into_next[2] = other_c, into_next[3] = other_d;
        }
    }
}

#ifdef WITH_NEWEST
WITH_NEWEST static void multiply_newest(const Product *product)
{
    multiply_any(product);
}

WITH_NEWER static void multiply_newer(const Product *product)
{
    multiply_any(product);
}
#endif

void multiply(const Product *product)
{
#ifdef WITH_NEWEST
    if (HAS_NEWEST) {
        multiply_newest(product);
        return;
    }
    if (HAS_NEWER) {
        multiply_newer(product);
        return;
    }
#endif
    multiply_any(product);
}

/* Where a pair's vector lies: 0 for one that has none of its own. */
static int32_t find_pair(const Network *network, int32_t one, int32_t other)
{
    int32_t key = one * network->size + other, low = 0, high = network->pair_count;
    while (low < high) {
        int32_t middle = low + (high - low) / 2;
        if (network->pairs[middle] < key)
            low = middle + 1;
        else
            high = middle;
    }
    return low < network->pair_count && network->pairs[low] == key ? low + 1 : 0;
}

static void copy(float *into, const int8_t *vector, int32_t size, float scale)
{
    for (int32_t at = 0; at < size; at++)
        into[at] = (float)vector[at] * scale;
}

static void begin_row(const Network *network, int32_t before, int32_t own, int32_t behind, float *row)
{
    int32_t half = network->half;
    copy(row, network->characters + own * network->character, network->character, network->character_scale);
    row += network->character;
    copy(row, network->halves + find_pair(network, before, own) * 2 * half, half, network->half_scale);
    copy(row + half, network->halves + find_pair(network, own, behind) * 2 * half + half, half, network->half_scale);
}

/* Rows as whole numbers of at most MOST, and what to multiply these with. */
static float make_whole(const float *rows, int32_t count, int16_t *whole)
{
    int32_t bits, greatest_bits = 0; /* of positive numbers they rise as the numbers do */
    for (int32_t at = 0; at < count; at++) {
        memcpy(&bits, rows + at, sizeof bits);
        bits &= INT32_MAX;
        greatest_bits = bits > greatest_bits ? bits : greatest_bits;
    }
    float greatest;
    memcpy(&greatest, &greatest_bits, sizeof greatest);
    float up = greatest > 0.0f ? (float)MOST / greatest : 0.0f;
    for (int32_t at = 0; at < count; at++)
        whole[at] = (int16_t)((rows[at] * up + NO_FRACTION) - NO_FRACTION);
    return greatest / (float)MOST;
}

void read_network(const Network *network, const uint16_t *text, int32_t size, float *rows, int16_t *whole, int32_t *sums)
{
    int32_t width = network->character + 2 * network->half;
    int16_t *wide = whole + size * width;
    for (int32_t at = 0; at < size; at++) {
        int32_t before = at ? network->numbers[text[at - 1]] : PAD, own = network->numbers[text[at]];
        int32_t behind = at + 1 < size ? network->numbers[text[at + 1]] : PAD;
        if (own == PAD)
            memset(rows + at * width, 0, width * sizeof *rows);
        else
            begin_row(network, before, own, behind, rows + at * width);
    }
    for (const Layer *layer = network->layers; layer < network->layers + network->layer_count; layer++) {
        float down = make_whole(rows, size * width, whole) * layer->scale;
        for (int32_t at = 0; at < size; at++)
            for (int32_t part = 0; part < 3; part++) {
                int32_t from = at + (part - 1) * layer->dilation;
                int16_t *into = wide + (3 * at + part) * width;
                if (from >= 0 && from < size)
                    memcpy(into, whole + from * width, width * sizeof *whole);
                else
                    memset(into, 0, width * sizeof *whole);
            }
        multiply(&(Product){wide, layer->weights, sums, size, width, 3 * width});
        for (int32_t at = 0; at < size; at++) {
            if (network->numbers[text[at]] == PAD)
                continue;
            for (int32_t output = 0; output < width; output++) {
                float added = (float)sums[at * width + output] * down + layer->biases[output];
                rows[at * width + output] += added > 0.0f ? added : 0.0f;
            }
        }
    }
}
