/**
 * The commands that take over what is published already, and compare its feed with the new one
 * before addresses are redirected.
 */

import { counted } from 'candor-disclosure/text/counted.ts'
import type { Command } from 'commander'
import { Failed, type Input, type OpenPage, readable, toJson } from '../../../core/tools/output.ts'
import type { Context } from '../../../core/tools/tools.ts'
import { withApi } from '../../publish/commands/api.ts'
import type { OpenedClient } from '../../publish/commands/open-client.ts'
import type { ComparedInputs } from '../compare.ts'
import type { ImportFlags } from './import-flags.ts'
import { walkInWords } from './import-report.ts'

export function addImportCommands(program: Command, context: Context): void {
  program
    .command('import <source>')
    .description(
      'take over articles: a feed or its address, a WordPress or Ghost export; or an export of Candor, into an empty database',
    )
    .option(
      '--mode <mode>',
      'how the articles were made: ai-autonomous, ai-assisted, human-only or unknown',
    )
    .option('--reviewed-by <name>', 'the human who reviewed them')
    .option(
      '--category <category=mode>',
      'another mode for a category: weather=ai-assisted:Ada Example',
      collect,
      [],
    )
    .option('--language <tag>', 'the language of articles that do not say theirs')
    .option('--site <url>', 'the address of the old site, for relative addresses and Ghost')
    .option('--picture-alt <title>', 'title: take the title for pictures without a text')
    .option(
      '--update',
      'take over what has changed in the source since the last import; what was changed here stays',
    )
    .option('--force', 'with --update: overwrite what was changed here, too')
    .option(
      '--undelete <guid>',
      'import an article again that was deleted here; all: each of them',
      collect,
      [],
    )
    .option(
      '--dry-run',
      'say what would be new, what will be lost and what was guessed, and write nothing',
    )
    .option('--verbose', 'a line for each article, with its notes')
    .action(async (source: string, flags: ImportFlags) => {
      await (await import('./run-import.ts')).takeOver(source, flags, context)
    })
}

const collect = (value: string, all: readonly string[]) => [...all, value]

export function addCompareCommand(program: Command, context: Context): void {
  const { openInput, openPage, out, isJson } = context
  program
    .command('compare <old> [new]')
    .description(
      'say what subscribers of the old feed would miss or see twice in the new one, or else in your feed of everything',
    )
    .option('--site <url>', 'the base of relative addresses')
    .action(
      async (old: string, current: string | undefined, { site }: { readonly site?: string }) => {
        const { compareInputs, isSafe } = await import('../compare.ts')
        const before = await readable(() => openInput(old))
        const compareWith = async (after: Input, open: OpenPage) =>
          compareInputs(before, after, {
            openPage: open,
            now: new Date().toISOString(),
            ...(site !== undefined && { site }),
          })
        const found = await readable(async () => {
          if (current !== undefined) return compareWith(await openInput(current), openPage)
          return withApi(context)(async (opened) => {
            const open = pagesOf(opened, openPage)
            return compareWith(await open(`${opened.root}/rss.xml`), open)
          })
        })
        out(isJson() ? toJson(found) : describeComparison(found))
        if (Object.values(found.walks).some(({ stopped }) => stopped !== null))
          throw new Failed(
            'refused',
            'Do not redirect yet: pages that were not read were not compared.',
          )
        if (!isSafe(found))
          throw new Failed(
            'refused',
            'Do not redirect yet: subscribers would miss articles, or see them twice.',
          )
      },
    )
}

/** Pages of the service itself are read as its commands reach it, others by their address. */
const pagesOf =
  ({ root, read }: OpenedClient, openPage: OpenPage): OpenPage =>
  async (address) => {
    if (!address.startsWith(`${root}/`)) return openPage(address)
    const response = await read(address.slice(root.length))
    if (!response.ok) throw new Failed('away', `${address} answered ${response.status}.`)
    const bytes = new Uint8Array(await response.arrayBuffer())
    return {
      ...{ address, name: address, charset: null },
      async *open() {
        yield bytes
      },
    }
  }

function describeComparison({
  same,
  missing,
  renamed,
  doubled,
  added,
  walks,
}: ComparedInputs): string {
  const lines = [
    `${counted(same, 'article')} in both feeds under the same guid, ${added} only in the new one.`,
    ...missing.map(
      ({ guid, url }) => `missing: ${guid}${url === null || url === guid ? '' : ` (${url})`}`,
    ),
    ...renamed.map(({ old, new: now }) => `another guid: ${old} is now ${now}`),
    ...doubled.map(({ guid, times }) => `doubled: ${guid}, ${times} times`),
    `Old feed: ${walkInWords(walks.old)}`,
    `New feed: ${walkInWords(walks.new)}`,
  ]
  return `${lines.join('\n')}\n`
}
