/* The bundled data in the program's read-only pages: nothing is opened or parsed at the start. */

        .section .rodata

        .balign 16
        .globl  mulct_embedded_rates
mulct_embedded_rates:
        .incbin MULCT_RATES_FILE
        .globl  mulct_embedded_rates_end
mulct_embedded_rates_end:

        .balign 16
        .globl  mulct_embedded_fines
mulct_embedded_fines:
        .incbin MULCT_FINES_FILE
        .globl  mulct_embedded_fines_end
mulct_embedded_fines_end:

/* Without this note the linker would give the whole program an executable stack. */
        .section .note.GNU-stack,"",%progbits
