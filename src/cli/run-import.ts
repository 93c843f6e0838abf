/** What `candor import` does: reads articles that are published already, writes them in batches, and reports. */
import { sha256 } from '../import/external-id.ts'
import { type ImportReading, importArticles } from '../import/import-articles.ts'
import { ImportError } from '../import/import-error.ts'
import type { ImportOptions } from '../import/import-options.ts'
import type { ImportItem, ImportMode, ImportNote } from '../import/imported-article.ts'
import { type NoteCode, noteCodes } from '../import/notes.ts'
import { openInput, openPage } from '../node/open-input.ts'
import { type Imported, type ItemToImport, importItems } from '../publish/import-items.ts'
import { endImport, type WriterDatabase } from '../writer/database.ts'
import { isExport, restore } from './archive-commands.ts'
import { Failed, readable } from './failed.ts'
import { counted, toJson } from './output.ts'
import { countOn } from './progress.ts'
import type { Context } from './run-candor.ts'

export type ImportFlags = {
  readonly mode?: ImportMode
  readonly reviewedBy?: string
  readonly category: readonly string[]
  readonly language?: string
  readonly site?: string
  readonly pictureAlt?: 'title'
  readonly update?: true
  readonly dryRun?: true
}

/** Items in one transaction. */
const batchLength = 200

/** @throws {Failed} in the end if some were refused. */
export async function takeOver(source: string, flags: ImportFlags, context: Context): Promise<void> {
  const { withDatabase, out, terminal, isJson } = context
  if (await isExport(source)) {
    if (flags.dryRun) throw new Failed('wrong', 'An export is read as a whole, so there is no --dry-run for it.')
    const articles = await withDatabase((db) => restore(db, source, terminal))
    out(isJson() ? toJson({ articles }) : `${articles} articles restored, with all that belongs to them.\n`)
    return
  }
  const reading = await readable(async () => importArticles(await openInput(source), toOptions(flags), { openPage }))
  const report = await withDatabase((db) => run(db, reading, flags, { out: isJson() ? () => {} : out, terminal }))
  const { counts, notes, leftOut } = report
  if (isJson()) out(toJson(report))
  else out(summaryOf(counts, leftOut, notes, flags.dryRun === true))
  const refused = counts['refused'] ?? 0
  if (refused === 0) return
  const how = flags.dryRun ? 'would be' : refused === 1 ? 'was' : 'were'
  throw new Failed(
    'refused',
    `${counted(refused, 'article')} ${how} refused.${flags.dryRun ? '' : ' The others were taken over.'}`,
  )
}

/** `noteCodes` says what a note means, its detail what it is about. */
const textOf = ({ code, detail }: ImportNote) => `${noteCodes[code as NoteCode]?.means ?? code} ${detail}`

function toOptions({ category, mode, reviewedBy, language, site, pictureAlt }: ImportFlags): ImportOptions {
  const rules = category.map((text) => {
    const [, name = '', own = '', reviewer] = /^([^=]+)=([a-z-]+)(?::(.+))?$/.exec(text) ?? []
    if (name === '')
      throw new Failed(
        'wrong',
        `--category is ${JSON.stringify(text)}, but must be like weather=human-only or weather=ai-assisted:Ada Example.`,
      )
    return { category: name, mode: own as ImportMode, ...(reviewer !== undefined && { reviewedBy: reviewer }) }
  })
  const given = { mode, reviewedBy, language, site, pictureAlt }
  return { rules, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) }
}

type Report = {
  readonly counts: Readonly<Record<string, number>>
  readonly items: readonly object[]
  readonly leftOut: Readonly<Record<string, number>>
  readonly notes: readonly ImportNote[]
}

async function run(
  db: WriterDatabase,
  reading: ImportReading,
  flags: ImportFlags,
  { out, terminal }: Pick<Context, 'out' | 'terminal'>,
): Promise<Report> {
  const counts: Record<string, number> = {}
  const items: object[] = []
  const progress = countOn(terminal, 'articles')
  const how = { update: flags.update === true, dryRun: flags.dryRun === true }
  const write = async (batch: readonly ImportItem[]) => {
    const results = await importItems(db, await Promise.all(batch.map(toItem)), how)
    for (const [index, item] of batch.entries()) {
      const result = results[index]
      if (!result) continue
      counts[result.result] = (counts[result.result] ?? 0) + 1
      items.push({ guid: item.article.guid, ...result, notes: item.notes })
      if (how.dryRun || result.faults.length > 0) out(linesOf(item, result))
    }
    progress.step(items.length)
  }
  let batch: ImportItem[] = []
  const writeBatch = async () => {
    if (batch.length > 0) await write(batch)
    batch = []
  }
  try {
    for await (const item of reading.items) {
      batch.push(item)
      if (batch.length === batchLength) await writeBatch()
    }
    await writeBatch()
  } catch (error) {
    if (!(error instanceof ImportError)) throw error
    // What was read before it is not lost, also if the rest can never be read.
    await writeBatch()
    const before = how.dryRun ? 'Before that, it would be' : 'Before that'
    throw new Failed('wrong', `${error.message}${items.length === 0 ? '' : `\n${before}: ${inWords(counts)}.`}`)
  } finally {
    progress.end()
  }
  if (!how.dryRun) await endImport(db)
  return { counts, items, leftOut: Object.fromEntries(reading.leftOut), notes: reading.notes }
}

async function toItem({ externalId, article }: ImportItem): Promise<ItemToImport> {
  const guid = article.guid ?? article.url
  return { externalIds: [externalId, `sha256-${await sha256(guid)}`], article: { ...article, guid } }
}

/** Notes are about what is written: nothing is, of what is kept. */
function linesOf({ article, notes }: ImportItem, { result, faults }: Imported): string {
  const lines = result === 'kept' ? [] : [...faults.map(({ detail }) => `refused: ${detail}`), ...notes.map(textOf)]
  return [
    `${result}: ${article.guid ?? article.url}  ${article.published_at ?? 'no date'}  ${article.title}`,
    ...lines.map((line) => `  - ${line}`),
    '',
  ].join('\n')
}

const words: Readonly<Record<string, string>> = {
  created: 'new',
  changed: 'changed',
  unchanged: 'as they were',
  kept: 'there already, and left as they are',
  refused: 'refused',
}

const inWords = (counts: Report['counts']): string =>
  Object.entries(counts)
    .map(([result, count]) => `${count} ${words[result] ?? result}`)
    .join(', ') || 'none'

function summaryOf(
  counts: Report['counts'],
  leftOut: Report['leftOut'],
  notes: Report['notes'],
  dryRun: boolean,
): string {
  const lines = [
    `${dryRun ? 'Nothing was written. It would be: ' : 'Articles: '}${inWords(counts)}.`,
    ...Object.entries(leftOut).map(([reason, count]) => `Left out: ${count} ${reason}.`),
    ...notes.map((each) => `Note: ${textOf(each)}`),
  ]
  return `${lines.join('\n')}\n`
}
