/** Parts that the tables of several presets share. */
import { authorshipModes } from '../../schema/lists.ts'
import type { Partner } from './partner.ts'

/** Formats of pictures that every browser shows. */
export const webPictures = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const

/** However they were made and of any age, unless they were retracted; one language a feed. */
export const usualArticles: Partner['articles'] = {
  modes: authorshipModes,
  undisclosed: true,
  retracted: false,
  languages: null,
  oneLanguage: true,
  days: null,
  byline: 'optional',
}

export const anyHeadline: Partner['headline'] = { least: 1, most: null, addresses: true }
