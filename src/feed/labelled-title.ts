/** The title of an entry in feeds. Pages and embeds show the title alone: their label stands beside it. */
import { labelled } from '../disclosure/entry-labels.ts'
import type { Entry } from './feed.ts'

/** Plain text, with the short label if `TITLE_LABEL` says so. */
export const labelledTitle = ({ title, language, disclosure }: Entry): string =>
  labelled(disclosure.titleLabel, title, language)
