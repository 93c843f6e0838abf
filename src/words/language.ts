/** What a language file holds: the keys of English, no more and no fewer. */
import type { en } from './en.ts'

export type English = typeof en

/** A part of the words, such as `labels`. */
export type Section = keyof English

/** The words of one section; `Words<'entry'>['sources']` is a string. */
export type Words<S extends Section> = English[S]

/** `null` declares that a section is not translated: English stands in, and is marked as English. */
export type Language = { readonly [S in Section]: Words<S> | null }
