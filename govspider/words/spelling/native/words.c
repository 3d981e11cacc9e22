/* Looks words up. */

#include "words.h"

#include <stdlib.h>
#include <string.h>

#define HEAD 12   /* bytes of a packed file before its slots */
#define LENGTHS 3 /* … of a record before its key */
#define HAN 3     /* … of a Han character in UTF-8 */

static uint32_t slot_of(const uint16_t *key)
{
    uint64_t first, second = 0;
    memcpy(&first, key, sizeof first);
    memcpy(&second, key + 4, (LONGEST - 4) * sizeof *key);
    uint64_t hash = (first ^ second * 0x9E3779B97F4A7C15u) * 0xD6E8FEB86659FD93u;
    return (uint32_t)(hash >> 32);
}

void index_words(const uint16_t *keys, int32_t count, uint32_t *slots, uint32_t mask)
{
    for (int32_t row = 0; row < count; row++) {
        uint32_t slot = slot_of(keys + row * LONGEST) & mask;
        while (slots[slot])
            slot = (slot + 1) & mask;
        slots[slot] = (uint32_t)row + 1;
    }
}

int32_t find_word(const Index *index, const uint16_t *word, int32_t size)
{
    uint16_t key[LONGEST] = {0};
    if (size < 1 || size > LONGEST)
        return -1;
    memcpy(key, word, size * sizeof *key);
    uint32_t slot = slot_of(key) & index->mask;
    for (uint32_t tried = 0; tried <= index->mask; tried++, slot = (slot + 1) & index->mask) {
        uint32_t row = index->slots[slot];
        if (!row || row > (uint32_t)index->count)
            return -1;
        if (!memcmp(index->keys + (uint64_t)(row - 1) * LONGEST, key, sizeof key))
            return (int32_t)row - 1;
    }
    return -1;
}

int32_t cover_place(const Index *index, const double *scores, const uint16_t *text, int32_t size, int32_t start, int32_t end,
                    double least, double *score)
{
    int32_t best = 1;
    *score = least;
    for (int32_t begin = end > LONGEST ? end - LONGEST : 0; begin <= start; begin++)
        /* From the longest down, none that is shorter than what was found. */
        for (int32_t stop = begin + LONGEST < size ? begin + LONGEST : size; stop >= end && stop - begin >= best; stop--) {
            int32_t row = stop - begin > 1 ? find_word(index, text + begin, stop - begin) : -1;
            if (row < 0)
                continue;
            if (stop - begin > best || scores[row] > *score)
                *score = scores[row];
            best = stop - begin;
            break;
        }
    return best;
}

/* CRC-32 as zlib has it, four bits at a time. */
static uint32_t checksum(const uint8_t *bytes, int32_t size)
{
    static const uint32_t parts[16] = {
        0x00000000, 0x1DB71064, 0x3B6E20C8, 0x26D930AC, 0x76DC4190, 0x6B6B51F4, 0x4DB26158, 0x5005713C,
        0xEDB88320, 0xF00F9344, 0xD6D6A3E8, 0xCB61B38C, 0x9B64C2B0, 0x86D3D2D4, 0xA00AE278, 0xBDBDF21C,
    };
    uint32_t sum = 0xFFFFFFFF;
    for (int32_t at = 0; at < size; at++) {
        sum = parts[(sum ^ bytes[at]) & 15] ^ (sum >> 4);
        sum = parts[(sum ^ (uint32_t)(bytes[at] >> 4)) & 15] ^ (sum >> 4);
    }
    return ~sum;
}

static int32_t to_utf8(const uint16_t *text, int32_t size, uint8_t *bytes)
{
    uint8_t *at = bytes;
    for (int32_t place = 0; place < size; place++) {
        uint16_t code = text[place];
        if (code < 0x80) {
            *at++ = (uint8_t)code;
            continue;
        }
        if (code < 0x800)
            *at++ = (uint8_t)(0xC0 | code >> 6);
        else {
            *at++ = (uint8_t)(0xE0 | code >> 12);
            *at++ = (uint8_t)(0x80 | (code >> 6 & 0x3F));
        }
        *at++ = (uint8_t)(0x80 | (code & 0x3F));
    }
    return (int32_t)(at - bytes);
}

Text find_packed(const Packed *packed, const uint16_t *key, int32_t size)
{
    Text nothing = {packed->data, 0, 0};
    uint8_t wanted[HAN * (LONGEST + 1)];
    if (size > LONGEST + 1)
        return nothing;
    int32_t bytes = to_utf8(key, size, wanted);
    uint32_t slot = checksum(wanted, bytes) & packed->mask;
    for (uint32_t tried = 0; tried <= packed->mask; tried++, slot = (slot + 1) & packed->mask) {
        uint32_t at;
        memcpy(&at, packed->data + HEAD + (uint64_t)slot * sizeof at, sizeof at);
        if (!at || (uint64_t)at + LENGTHS > packed->size)
            return nothing;
        const uint8_t *record = packed->data + at;
        int32_t said = record[1] | record[2] << 8;
        if ((uint64_t)at + LENGTHS + record[0] + (uint64_t)said > packed->size)
            return nothing;
        if (record[0] == bytes && !memcmp(record + LENGTHS, wanted, (size_t)bytes)) {
            Text found = {record + LENGTHS + bytes, said, said / HAN};
            return found;
        }
    }
    return nothing;
}

double find_number(const Packed *packed, const uint16_t *key, int32_t size, double otherwise)
{
    Text found = find_packed(packed, key, size);
    char written[32];
    if (!found.length || found.length >= (int32_t)sizeof written)
        return otherwise;
    memcpy(written, found.bytes, (size_t)found.length);
    written[found.length] = 0;
    return strtod(written, NULL);
}

uint16_t text_at(Text text, int32_t place)
{
    const uint8_t *at = text.bytes + place * HAN;
    return (uint16_t)((at[0] & 0x0F) << 12 | (at[1] & 0x3F) << 6 | (at[2] & 0x3F));
}

List list_of(const Lists *lists, uint16_t code)
{
    uint32_t start = lists->starts[code], end = lists->starts[code + 1];
    if (end > lists->count || start > end)
        start = end = 0;
    List found = {lists->values + start, (int32_t)(end - start)};
    return found;
}
