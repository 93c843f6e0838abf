/** The report of `candor import`: lines of one article, and the summary at the end. */

import { counted } from 'candor-disclosure/text/counted.ts'
import type { OldAddress } from '../../../core/store/known-addresses.ts'
import type { Imported } from '../../publish/import-item.ts'
import { type ImportNote, type NoteCode, noteCodes } from '../notes.ts'
import type { Walk } from '../read-pages.ts'
import type { ImportItem } from '../to-article.ts'

export type ReportedItem = Imported & {
  readonly guid: string | undefined
  readonly notes: readonly ImportNote[]
}

export type Noted = Pick<ImportNote, 'code'> & {
  readonly detail?: string
  readonly articles: number
}

/** `--json` prints it. */
export type ImportReport = {
  readonly counts: Readonly<Record<string, number>>
  readonly items: readonly ReportedItem[]
  readonly leftOut: Readonly<Record<string, number>>
  /** Notes about articles that were imported, the most frequent first. */
  readonly noted: readonly Noted[]
  readonly notes: readonly ImportNote[]
  /**
   * The pages of a feed that were read, and why there were no more; `null` for an export of another
   * software.
   */
  readonly walk: Readonly<Walk> | null
  /** Feeds of the old software that lead on to topics with another slug. */
  readonly oldAddresses: readonly OldAddress[]
}

/** `noteCodes` says what a note means, its detail what it is about. */
const textOf = ({ code, detail = '' }: Partial<ImportNote> & Pick<ImportNote, 'code'>) =>
  `${noteCodes[code as NoteCode] ?? code} ${detail}`.trimEnd()

/** Notes whose detail is a name, such as that of a field, and not a value of one article. */
const countedByDetail: readonly string[] = ['field_lost', 'shortcode_lost', 'topic_label_kept']

export function countNotes(items: readonly ReportedItem[]): readonly Noted[] {
  const counts = new Map<string, Noted>()
  for (const { notes } of items.filter(
    ({ result }) => !['kept', 'deleted', 'refused'].includes(result),
  )) {
    const own = notes.map(({ code, detail }) => ({
      code,
      ...(countedByDetail.includes(code) && { detail }),
    }))
    for (const [key, each] of new Map(own.map((each) => [JSON.stringify(each), each]))) {
      counts.set(key, { ...each, articles: (counts.get(key)?.articles ?? 0) + 1 })
    }
  }
  return [...counts.values()].toSorted((one, other) => other.articles - one.articles)
}

/** The source says no language: one line of the summary says it for all of these articles. */
export const isMissingLanguage = (
  { pointer }: Imported['faults'][number],
  notes: readonly ImportNote[],
): boolean => pointer === '/language' && notes.some(({ code }) => code === 'language_missing')

/** No notes for articles that did not change. */
export function linesOf(
  { article, notes }: ImportItem,
  { result, faults, left, overwritten }: Imported,
): string {
  const differences = [
    ...(left.length === 0
      ? []
      : [`changed in the source and here, and left as it is here: ${left.join(', ')}`]),
    ...(overwritten.length === 0
      ? []
      : [`changed here, and overwritten: ${overwritten.join(', ')}`]),
  ]
  const refusals = faults.map(({ detail }) => `refused: ${detail}`)
  const lines = ['kept', 'deleted'].includes(result)
    ? []
    : [...refusals, ...differences, ...notes.map(textOf)]
  return [
    `${result}: ${article.guid ?? article.url}  ${article.published_at ?? 'no date'}  ${article.title}`,
    ...lines.map((line) => `  - ${line}`),
    '',
  ].join('\n')
}

export const walkInWords = ({ pages, stopped }: Walk): string =>
  stopped === null
    ? `Pages read: ${pages}. The last one leads to no older one.`
    : `Pages read: ${pages}. Not read: ${stopped}`

const words: Readonly<Record<string, string>> = {
  created: 'new',
  changed: 'changed',
  unchanged: 'as they were',
  kept: 'there already, and left as they are',
  deleted: 'deleted here, and left so',
  refused: 'refused',
}

export const inWords = (counts: ImportReport['counts']): string =>
  Object.entries(counts)
    .map(([result, count]) => `${count} ${words[result] ?? result}`)
    .join(', ') || 'none'

export function summaryOf(
  { counts, leftOut, noted, notes, items, oldAddresses, walk }: ImportReport,
  dryRun: boolean,
): string {
  const differing = items.filter(({ left }) => left.length > 0).length
  const overwritten = items.filter((each) => each.overwritten.length > 0).length
  const speechless = items.filter((each) =>
    each.faults.some((fault) => isMissingLanguage(fault, each.notes)),
  ).length
  const lines = [
    `${dryRun ? 'Nothing was written. It would be: ' : 'Articles: '}${inWords(counts)}.`,
    ...(speechless === 0
      ? []
      : [
          `Refused, because they do not say their language: ${counted(speechless, 'article')}. Say it for all of them, for example with --language en.`,
        ]),
    ...(differing === 0
      ? []
      : [
          `Changed in the source and here: fields of ${counted(differing, 'article')}. They stay as they are here; --force overwrites them.`,
        ]),
    ...(overwritten === 0
      ? []
      : [`Changed here, and overwritten: fields of ${counted(overwritten, 'article')}.`]),
    ...Object.entries(leftOut).map(([reason, count]) => `Left out: ${count} ${reason}.`),
    ...(noted.length === 0 ? [] : ['Lost or guessed:']),
    ...noted.map((each) => `  in ${counted(each.articles, 'article')}: ${textOf(each)}`),
    ...oldAddresses.slice(0, 1).map(({ path, family }) => {
      const others =
        oldAddresses.length === 1 ? '' : `, and ${oldAddresses.length - 1} more like it`
      return `Old addresses that ${dryRun ? 'would lead' : 'lead'} to their topics: ${path} to ${family}${others}.`
    }),
    ...notes.map((each) => `Note: ${textOf(each)}`),
    ...(walk === null ? [] : [walkInWords(walk)]),
  ]
  return `${lines.join('\n')}\n`
}
