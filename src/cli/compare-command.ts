/** The command that compares an old feed with the new one, before addresses are redirected. */
import type { Command } from 'commander'
import { type Comparison, isSafe } from '../import/compare.ts'
import { compareInputs } from '../import/compare-inputs.ts'
import { openInput, openPage } from '../node/open-input.ts'
import { Failed } from './failed.ts'
import { readable } from './import-commands.ts'
import { toJson } from './output.ts'
import type { Context } from './run-candor.ts'

export function addCompareCommand(program: Command, { out, isJson }: Context): void {
  program
    .command('compare <old> <new>')
    .description('say what subscribers of the old feed would miss or see twice in the new one')
    .option('--site <url>', 'the base of relative addresses')
    .action(async (old: string, current: string, { site }: { readonly site?: string }) => {
      const found = await readable(async () =>
        compareInputs(await openInput(old), await openInput(current), {
          openPage,
          ...(site !== undefined && { site }),
        }),
      )
      out(isJson() ? toJson(found) : describeComparison(found))
      if (!isSafe(found))
        throw new Failed('refused', 'Do not redirect yet: subscribers would miss articles, or see them twice.')
    })
}

function describeComparison({ same, missing, renamed, doubled, moved, dateChanged, added }: Comparison): string {
  const lines = [
    `${same} articles are in both feeds under the same guid, ${added} only in the new one.`,
    ...missing.map(({ guid, url }) => `missing: ${guid}${url === null || url === guid ? '' : ` (${url})`}`),
    ...renamed.map(({ old, new: now }) => `another guid: ${old} is now ${now}`),
    ...doubled.map(({ guid, times }) => `doubled: ${guid}, ${times} times`),
    ...moved.map(({ guid, old, new: now }) => `moved: ${guid} from ${old} to ${now}`),
    ...dateChanged.map(({ guid, old, new: now }) => `another date: ${guid}, ${old} is now ${now}`),
  ]
  return `${lines.join('\n')}\n`
}
