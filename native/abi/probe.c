/*
 * The ABI of abi.def as the C headers of one target have it, one row each:
 *
 *   struct    tag        size    alignment
 *   union     tag        size    alignment
 *   field     tag.field  offset  size
 *   constant  name       type    value
 *   function  name       result and parameter types (variadic: of the fixed parameters)
 *
 * No target has to run: in the compiled object file each row is a line of text with the numbers that the compiler put
 * in. The object also refers to each function by its plain symbol: that it links proves that the library exports it.
 * With -DPROBE_RUN the same rows become a program that prints them.
 */
#include "sockets.h" /* first: the very header that the Java bindings are generated from */
#include <stddef.h>
#include <stdio.h>

#ifdef PROBE_RUN
#define PROBE main
#define REFER(name)
#define EMIT(text, ...) printf("row\t" text "\n", __VA_ARGS__);
#define PLACE(index) "\t%lld"
#define NUMBER(value) (long long)(value)
#else
#define PROBE probe
#define REFER(name) extern char symbol_##name[] __asm__(SYMBOL(name)); symbol = symbol_##name;
#define EMIT(text, ...) __asm__ volatile(".ascii \"\\nrow\t" text "\\n\"" : : __VA_ARGS__);
#define PLACE(index) "\t%c" #index
#define NUMBER(value) "i"((long long)(value))
#endif

#ifdef _WIN32
#define SYMBOL(name) "__imp_" #name /* the import itself, not a function that an import library wraps around it */
#else
#define SYMBOL(name) TEXT(__USER_LABEL_PREFIX__) #name
#define TEXT(token) TEXT_(token)
#define TEXT_(token) #token
#endif

/* A type is one number: its size, and what it is by the letter v(oid), i(nteger), u(nsigned) or p(ointer). */
#define TYPE(type) (sizeof(type) + 256 * _Generic((type *)0, void *: 'v', \
    signed char *: 'i', short *: 'i', int *: 'i', long *: 'i', long long *: 'i', \
    unsigned char *: 'u', unsigned short *: 'u', unsigned *: 'u', unsigned long *: 'u', unsigned long long *: 'u', \
    default: 'p'))

#define STRUCT(tag) EMIT("struct\t" #tag PLACE(0) PLACE(1), NUMBER(sizeof(struct tag)), NUMBER(_Alignof(struct tag)))
#define FIELD(tag, field) EMIT("field\t" #tag "." #field PLACE(0) PLACE(1), \
    NUMBER(offsetof(struct tag, field)), NUMBER(sizeof(((struct tag *)0)->field)))
#define UNION(tag) EMIT("union\t" #tag PLACE(0) PLACE(1), NUMBER(sizeof(union tag)), NUMBER(_Alignof(union tag)))
#define MEMBER(tag, field) EMIT("field\t" #tag "." #field PLACE(0) PLACE(1), \
    NUMBER(offsetof(union tag, field)), NUMBER(sizeof(((union tag *)0)->field)))
#define CONSTANT(name) EMIT("constant\t" #name PLACE(0) PLACE(1), NUMBER(TYPE(__typeof__(name))), NUMBER(name))
#define FUNCTION(result, name, ...) REFER(name) POINTED(result, name, __VA_ARGS__)
#define POINTED(result, name, ...) REQUIRE(name, result(__VA_ARGS__)) \
    TYPES("function\t" #name, result, __VA_ARGS__, void, void, void, void, void, void, void, void, void, void)
#define VARIADIC(result, name, ...) REFER(name) REQUIRE(name, result(__VA_ARGS__, ...)) \
    TYPES("variadic\t" #name, result, __VA_ARGS__, void, void, void, void, void, void, void, void, void, void)

#define REQUIRE(name, prototype) \
    _Static_assert(__builtin_types_compatible_p(__typeof__(name), prototype), #name " has another prototype");

/* One place for the result and one for each of nine parameters; those that a function does not have are void. */
#define TYPES(text, r, a, b, c, d, e, f, g, h, i, j, ...) \
    EMIT(text PLACE(0) PLACE(1) PLACE(2) PLACE(3) PLACE(4) PLACE(5) PLACE(6) PLACE(7) PLACE(8) PLACE(9) PLACE(10), \
        NUMBER(TYPE(r)), NUMBER(TYPE(a)), NUMBER(TYPE(b)), NUMBER(TYPE(c)), NUMBER(TYPE(d)), NUMBER(TYPE(e)), \
        NUMBER(TYPE(f)), NUMBER(TYPE(g)), NUMBER(TYPE(h)), NUMBER(TYPE(i)), NUMBER(TYPE(j)))

const char *volatile symbol;

int PROBE(void) {
#include "abi.def"
    return 0;
}
