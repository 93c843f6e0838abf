/** The command that takes over what is published already. */
import type { Command } from 'commander'
import type { Context } from './context.ts'
import type { ImportFlags } from './run-import.ts'

export function addImportCommands(program: Command, context: Context): void {
  program
    .command('import <source>')
    .description(
      'take over articles: a feed or its address, a WordPress or Ghost export; or an export of Candor, into an empty database',
    )
    .option('--mode <mode>', 'how the articles were made: ai-autonomous, ai-assisted, human-only or unknown')
    .option('--reviewed-by <name>', 'the human who reviewed them')
    .option('--category <category=mode>', 'another mode for a category: weather=ai-assisted:Ada Example', collect, [])
    .option('--language <tag>', 'the language of articles that do not say theirs')
    .option('--site <url>', 'the address of the old site, for relative addresses and Ghost')
    .option('--picture-alt <title>', 'title: take the title for pictures without a text')
    .option('--update', 'take over what has changed in the source since the last import; what was changed here stays')
    .option('--force', 'with --update: overwrite what was changed here, too')
    .option('--undelete <guid>', 'import an article again that was deleted here; all: each of them', collect, [])
    .option('--dry-run', 'report every article, what will be lost and what was guessed, and write nothing')
    .action(async (source: string, flags: ImportFlags) => {
      await (await import('./run-import.ts')).takeOver(source, flags, context)
    })
}

const collect = (value: string, all: readonly string[]) => [...all, value]
