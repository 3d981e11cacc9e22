/* What `compiled_network.py` and `whole_numbers.py` hand over; they declare the same structures for ctypes. */
#ifndef GOVSPIDER_NETWORK_H
#define GOVSPIDER_NETWORK_H

#include <stdint.h>

#define PAD 0      /* number of what stands between two texts */
#define TOGETHER 4 /* outputs that are worked out together: their number is a multiple of it */
#define MOST_INPUTS 1024
#define MOST 8191 /* of a row made whole */

/* Products of `count` rows with the weights of some outputs: a row of sums for each. */
typedef struct {
    const int16_t *rows;
    const int8_t *weights; /* of each output, its inputs */
    int32_t *sums;
    int32_t count, outputs, inputs;
} Product;

typedef struct {
    const int8_t *weights; /* of each output, its inputs: three rows */
    const float *biases;
    float scale;
    int32_t dilation;
} Layer;

/* See `Convolutions` in convolutions.py. */
typedef struct {
    const uint16_t *numbers; /* by code */
    const int32_t *pairs;
    const int8_t *characters, *halves;
    const Layer *layers;
    float character_scale, half_scale;
    int32_t size, pair_count;
    int32_t character, half; /* numbers of a character's vector, of half a pair's */
    int32_t layer_count;
} Network;

void multiply(const Product *product);

/* The last rows of a text of `size` units; `room` is for 3 rows of whole numbers and one of sums for each unit. */
void read_network(const Network *network, const uint16_t *text, int32_t size, float *rows, int16_t *whole, int32_t *sums);

#endif
