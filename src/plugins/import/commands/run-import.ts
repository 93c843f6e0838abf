/**
 * `candor import`: reads articles that are published already, writes them in batches, and reports.
 */

import { counted } from 'candor-disclosure/text/counted.ts'
import { sha256 } from 'candor-disclosure/text/hex.ts'
import { findAddressOf } from '../../../core/article-address.ts'
import { addedBy } from '../../../core/plugin.ts'
import { localOrigin, parseNodeSettings } from '../../../core/settings/node.ts'
import { parseSite } from '../../../core/settings/site.ts'
import { endImport, type WriterDatabase } from '../../../core/store/writer-database.ts'
import {
  Failed,
  InputError,
  readable,
  showProgress,
  toJson,
  wrong,
} from '../../../core/tools/output.ts'
import type { Context } from '../../../core/tools/tools.ts'
import { isExport, restore } from '../../publish/commands/archive-commands.ts'
import type { ImportHow, ItemToImport } from '../../publish/import-item.ts'
import { importItems } from '../../publish/import-items.ts'
import { addOldAddresses } from '../../publish/store/imported.ts'
import { isExport as isWholeSite } from '../found-item.ts'
import { type ImportReading, importArticles } from '../import-articles.ts'
import { note } from '../notes.ts'
import type { ImportItem } from '../to-article.ts'
import { type ImportFlags, toOptions } from './import-flags.ts'
import {
  countNotes,
  type ImportReport,
  inWords,
  isMissingLanguage,
  linesOf,
  type ReportedItem,
  summaryOf,
} from './import-report.ts'

const batchLength = 200

/** @throws {Failed} in the end if some were refused. */
export async function takeOver(
  source: string,
  flags: ImportFlags,
  context: Context,
): Promise<void> {
  const { openInput, openPage, withDatabase, out, terminal, isJson } = context
  if (await isExport(source)) {
    if (flags.dryRun) throw wrong('An export is read as a whole, so there is no --dry-run for it.')
    const articles = await withDatabase((db) => restore(db, source, terminal))
    out(
      isJson()
        ? toJson({ articles })
        : `${counted(articles, 'article')} restored, with all that belongs to them.\n`,
    )
    return
  }
  if (flags.force && !flags.update)
    throw wrong('--force overwrites what was changed here: it needs --update.')
  const addressOf = await addressesIn(context)
  const reading = await readable(async () =>
    importArticles(await openInput(source), toOptions(flags), {
      openPage,
      takesUnaddressed: addressOf !== null,
    }),
  )
  const report = await withDatabase((db) =>
    run(db, reading, flags, { out: isJson() ? () => {} : out, terminal, addressOf }),
  )
  out(isJson() ? toJson(report) : summaryOf(report, flags.dryRun === true))
  const faults = [refusalsOf(report, flags.dryRun === true), stopOf(report)].filter(
    (fault) => fault !== null,
  )
  if (faults.length > 0)
    throw new Failed(report.walk?.stopped ? 'wrong' : 'refused', faults.join('\n'))
}

/** Addresses for articles whose source has none, where the newsroom has pages of articles. */
async function addressesIn({ environment, plugins, files }: Context) {
  const [all, own] = [await plugins(), await files()]
  const { host, port } = parseNodeSettings(environment)
  const site = parseSite(environment, { origin: localOrigin(host, port), ...own })
  return findAddressOf(
    addedBy(() => all),
    environment,
    site,
  )
}

function refusalsOf({ counts }: ImportReport, dryRun: boolean): string | null {
  const refused = counts['refused'] ?? 0
  if (refused === 0) return null
  const how = dryRun ? 'would be' : refused === 1 ? 'was' : 'were'
  return `${counted(refused, 'article')} ${how} refused.${dryRun ? '' : ' The others were taken over.'}`
}

const stopOf = ({ walk }: ImportReport): string | null =>
  walk?.stopped ? `Older articles may be missing. Not read: ${walk.stopped}` : null

async function run(
  db: WriterDatabase,
  reading: ImportReading,
  flags: ImportFlags,
  { out, terminal, addressOf }: Pick<Context, 'out' | 'terminal'> & Pick<ImportHow, 'addressOf'>,
): Promise<ImportReport> {
  const counts: Record<string, number> = {}
  const items: ReportedItem[] = []
  const progress = showProgress(terminal, 'articles')
  const how = {
    update: flags.update === true,
    force: flags.force === true,
    dryRun: flags.dryRun === true,
    addressOf,
    isUndeleted: (guid: string) => flags.undelete.includes('all') || flags.undelete.includes(guid),
  }
  const write = async (batch: readonly ImportItem[]) => {
    const results = await importItems(db, await Promise.all(batch.map(toItem)), how)
    for (const [index, item] of batch.entries()) {
      const result = results[index]
      if (!result) continue
      counts[result.result] = (counts[result.result] ?? 0) + 1
      const notes = [
        ...item.notes,
        ...result.otherLabels.map((each) => note('topic_label_kept', each)),
      ]
      items.push({ guid: item.article.guid, ...result, notes })
      if (
        flags.verbose ||
        result.faults.some((each) => !isMissingLanguage(each, notes)) ||
        result.left.length + result.overwritten.length > 0
      )
        out(linesOf({ ...item, notes }, result))
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
    if (!(error instanceof InputError)) throw error
    // Articles that were read before the error are written, also if the rest can never be read.
    await writeBatch()
    const before = how.dryRun ? 'Before that, it would be' : 'Before that'
    throw wrong(`${error.message}${items.length === 0 ? '' : `\n${before}: ${inWords(counts)}.`}`)
  } finally {
    progress.end()
  }
  const oldAddresses = [...reading.oldAddresses.values()]
  if (!how.dryRun) {
    await endImport(db)
    await addOldAddresses(db, oldAddresses)
  }
  return {
    counts,
    items,
    leftOut: Object.fromEntries(reading.leftOut),
    noted: countNotes(items),
    notes: reading.notes,
    walk: isWholeSite(reading) ? null : reading.walk,
    oldAddresses,
  }
}

async function toItem({ externalId, article }: ImportItem): Promise<ItemToImport> {
  const { guid = '' } = article
  return {
    externalIds: [externalId, `sha256-${await sha256(guid)}`],
    article: { ...article, guid },
  }
}
