/** The commands that make evidence of what editors signed, and check it. */
import { readFile, writeFile } from 'node:fs/promises'
import { counted } from 'candor-disclosure/text/counted.ts'
import { type Command, Option } from 'commander'
import type { WriterDatabase } from '../../../core/store/writer-database.ts'
import { Failed, wrong } from '../../../core/tools/output.ts'
import type { Context, Verifier } from '../../../core/tools/tools.ts'
import { parseDay } from '../../publish/commands/time-flags.ts'
import type { EvidenceArticle } from '../evidence/evidence.ts'
import type { EvidenceVerdict } from '../evidence/verify.ts'
import type { EvidenceFilter } from '../store/read-evidence.ts'

type EvidenceFlags = {
  readonly from?: string
  readonly to?: string
  readonly article?: string
  readonly year?: string
  readonly format: 'json' | 'html'
  readonly out?: string
}

export function addEvidenceCommands(program: Command, context: Context): void {
  const { withDatabase, send, print } = context
  const evidence = program
    .command('evidence')
    .description('tell who signed which text, and check it')
  evidence
    .command('export', { isDefault: true })
    .description('write who signed which text, for an article or a period; also without "export"')
    .option('--article <name>', 'this article')
    .option('--from <date>', 'articles reviewed, corrected or retracted from this day on, in UTC')
    .option('--to <date>', 'until the end of this day')
    .option(
      '--year <year>',
      'in place of articles, how many there were in this year, by month and editor',
    )
    .addOption(new Option('--format <format>').choices(['json', 'html']).default('json'))
    .option('--out <file>', 'write it to this file instead of the standard output')
    .action(async (flags: EvidenceFlags) => {
      const write = (text: string) =>
        flags.out === undefined ? send(text) : writeFile(flags.out, text)
      if (flags.year !== undefined) return write(await summaryOf(context, flags.year, flags))
      const filter = await toFilter(flags)
      const { articles, text } = await withDatabase(async (db) => {
        const { renderEvidence } = await import('../evidence/evidence-formats.ts')
        const { readEvidence } = await import('../store/read-evidence.ts')
        const read = await readEvidence<EvidenceArticle>(db, filter)
        const { format } = flags
        const text = format === 'html' ? pageOf(context, db, read) : renderEvidence(read, filter)
        return { articles: read.articles, text: await text }
      })
      if ('article' in filter && articles.length === 0)
        throw new Failed(
          'missing',
          `There is no article ${filter.article}, and the record knows none.`,
        )
      await write(text)
      const file = flags.out
      if (file !== undefined)
        print(
          { file, articles: articles.length },
          `${counted(articles.length, 'article')} written to ${file}\n`,
        )
    })
  evidence
    .command('forget')
    .description(
      'delete texts of earlier reviews, and why drafts came back, from before a day; signatures and the record stay',
    )
    .requiredOption('--before <date>', 'the first day that stays, in UTC')
    .option('--dry-run', 'only say how many there are')
    .action(async ({ before, dryRun = false }: { before: string; dryRun?: boolean }) => {
      const time = parseDay('--before', before).toISOString()
      const { forgetReviews } = await import('../store/forget-reviews.ts')
      const forgotten = await withDatabase((db) => forgetReviews(db, time, dryRun))
      const lines = `${counted(forgotten.texts, 'text')} and ${counted(forgotten.returns, 'return')} of drafts`
      print({ ...forgotten, dry_run: dryRun }, `${dryRun ? 'would be ' : ''}forgotten: ${lines}\n`)
    })
  evidence
    .command('verify <file>')
    .description('check evidence in JSON, without the database and without a network')
    .action(async (file: string) => checkEvidence(file, await readFile(file, 'utf8'), print))
}

type ReadEvidence = { readonly now: string; readonly articles: readonly EvidenceArticle[] }

async function pageOf({ environment, files }: Context, db: WriterDatabase, read: ReadEvidence) {
  const { parseSite } = await import('../../../core/settings/site.ts')
  const { evidenceFile } = await import('../pages/evidence-page.ts')
  const { deskWordsIn } = await import('../words/words.ts')
  const { readById } = await import('../../publish/store/read-articles.ts')
  const ids = read.articles.map(({ id }) => id)
  const site = parseSite(environment, { origin: 'http://localhost', ...(await files()) })
  const view = { ...deskWordsIn(site.language), site, demo: false, oidc: false }
  return evidenceFile(view, { ...read, stored: await readById(db, ids), json: null })
}

async function summaryOf(
  { withDatabase }: Context,
  year: string,
  { article, from, to, format }: EvidenceFlags,
): Promise<string> {
  const { isYear, renderYear, toYearLines } = await import('../evidence/year.ts')
  if (!isYear(year)) throw wrong(`--year is ${JSON.stringify(year)}, but must be one such as 2026.`)
  if ((article ?? from ?? to) !== undefined)
    throw wrong('Name a year with --year, or articles, but not both.')
  if (format === 'html')
    throw wrong('The summary of a year is json here; its page is at /desk/evidence/year.')
  const { readYear } = await import('../store/read-year.ts')
  const counts = await withDatabase((db) => readYear(db, year))
  return renderYear(year, toYearLines(year, counts))
}

export const evidenceVerifier: Verifier = {
  knows: (text) => /^\s*\{\s*"candor"\s*:\s*"evidence"/.test(text),
  verify: checkEvidence,
}

/** Prints the verdict of evidence, and throws `Failed` if it does not hold. */
async function checkEvidence(file: string, text: string, print: Context['print']): Promise<void> {
  const { NotEvidence, verifyEvidence } = await import('../evidence/verify.ts')
  const verdict = await verifyEvidence(text).catch((error: unknown) => {
    if (error instanceof NotEvidence) throw wrong(`${file}: ${error.message}`)
    throw error
  })
  print(verdict, toLines(verdict))
  if (!verdict.holds) throw new Failed('refused', `${file} does not hold.`)
}

/** @throws {Failed} */
async function toFilter({ article, from, to }: EvidenceFlags): Promise<EvidenceFilter> {
  if (article !== undefined && from === undefined && to === undefined) return { article }
  if (article !== undefined || from === undefined || to === undefined)
    throw wrong('Name either an article with --article, or a period with --from and --to.')
  const { toPeriod } = await import('../evidence/evidence-formats.ts')
  const period = toPeriod(from, to)
  if (period) return period
  throw wrong(
    `The period is ${JSON.stringify([from, to])}, but must have two dates such as 2026-11-30.`,
  )
}

/** A review a line, with its checks: those that fail or are unknown with the reason. */
function toLines({ file, reviews }: EvidenceVerdict): string {
  const linesOf = (checks: EvidenceVerdict['file']) =>
    checks
      .map(
        ({ of, result, detail }) =>
          `    ${result.padEnd(7)}  ${[of, detail].filter((part) => part).join(' ')}\n`,
      )
      .join('')
  const articles = reviews.map(({ guid, method, editor, at, key, checks }) => {
    const by = key === null ? method : `${method}, key SHA-256 ${key}`
    return `${guid}: ${editor}, ${at}, by ${by}\n${linesOf(checks)}`
  })
  return `The file\n${linesOf(file)}${articles.join('')}`
}
