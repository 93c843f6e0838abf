/** The type of a language file: exactly the keys of English. */
import type { en } from './en.ts'

export type English = typeof en

/** A part of the words, such as `labels`. */
export type Section = keyof English

/** The words of one section; `Words<'entry'>['sources']` is a string. */
export type Words<S extends Section> = English[S]

/** `null` declares a gap: readers get the section in English, marked as English. */
export type Language = { readonly [S in Section]: Words<S> | null }

/** All languages by their tag in canonical case; a site can have a table with its own words (own-words.ts). */
export type WordTable = { readonly en: English; readonly [tag: string]: Language }
