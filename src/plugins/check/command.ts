/** `candor check`: what a feed declares about AI, and what hurts its readers. */
import { readFile } from 'node:fs/promises'
import type { Report } from 'candor-check/report.ts'
import { counted } from 'candor-disclosure/text/counted.ts'
import { hasLogin } from 'candor-disclosure/text/web-address.ts'
import { type Command, Option } from 'commander'
import { Failed, toJson, wrong } from '../../core/tools/output.ts'
import type { Context } from '../../core/tools/tools.ts'

type CheckFlags = { readonly failOn: 'error' | 'warning'; readonly sarif?: boolean }

/** @throws {Failed} with a sentence: many forget the `https://` of an address. */
const readSource = (source: string) =>
  readFile(source).catch((error: NodeJS.ErrnoException) => {
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'There is no file',
      EISDIR: 'It is a folder:',
    }
    const reason = reasons[error.code ?? ''] ?? 'You may not read'
    throw wrong(
      `${reason} ${JSON.stringify(source)}. Give a file, an address that begins with https://, or - for standard input.`,
    )
  })

export function addCheckCommand(
  program: Command,
  { send, isJson, readInput, bounded }: Context,
): void {
  program
    .command('check <source>')
    .description(
      'say what a feed declares about AI, and what hurts its readers: an address, a file, or - for standard input',
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit code 1 from this severity on')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .option('--sarif', 'print SARIF 2.1.0')
    .configureHelp({ showGlobalOptions: true })
    .action(async (source: string, flags: CheckFlags) => {
      const report = await bounded(() => check(source))
      if (flags.sarif) {
        const { toSarif } = await import('candor-check/sarif.ts')
        await send(toJson(toSarif(report, source)))
      } else {
        const { renderText } = await import('candor-check/report.ts')
        await send(isJson() ? toJson(report) : renderText(report))
      }
      const failing = report.findings.filter(
        ({ severity }) => severity === 'error' || severity === flags.failOn,
      )
      if (report.format === 'html' && report.feeds.length > 0)
        throw wrong('The feeds that a file names cannot be fetched. Check the address of one.')
      if (failing.length > 0)
        throw new Failed(
          'refused',
          `${counted(failing.length, 'finding')} at or above ${flags.failOn}.`,
        )
    })

  async function check(source: string): Promise<Report> {
    const { checkAddress, decodeDocument } = await import('candor-check/check-address.ts')
    const { CannotCheck } = await import('candor-check/check-document.ts')
    const options = { now: new Date() }
    const ask = async (): Promise<Report> => {
      if (!/^https?:\/\//i.test(source)) {
        const bytes = source === '-' ? await readInput() : await readSource(source)
        const document = { ...(await decodeDocument(new Uint8Array(bytes))), address: null }
        const { checkText } = await import('candor-check/check-text.ts')
        return await checkText(document, options)
      }
      if (!URL.canParse(source) || hasLogin(source))
        throw wrong(`${JSON.stringify(source)} must be an address without a user name or password.`)
      const { askThrough } = await import('candor-check/ask-web.ts')
      const { generatorName, generatorVersion } = await import('../../core/feed/feed.ts')
      const agent = { 'User-Agent': `${generatorName}/${generatorVersion} (check)` }
      const send = askThrough((url, init) =>
        fetch(url, { ...init, headers: { ...agent, ...(init.headers as object) } }),
      )
      return await checkAddress(source, send, options)
    }
    return await ask().catch((error: unknown) => {
      throw error instanceof CannotCheck ? wrong(error.message) : error
    })
  }
}
