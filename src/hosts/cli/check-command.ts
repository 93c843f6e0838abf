/** `candor check`: the checker's own command, which runs in a thread. */
import type { CheckFlags } from 'candor-check/command.ts'
import { type Command, Option } from 'commander'
import { Failed, wrong } from '../../core/tools/output.ts'
import type { Context } from '../../core/tools/tools.ts'

type Flags = Pick<CheckFlags, 'failOn'> & { readonly sarif?: boolean; readonly serve?: boolean }

export function addCheckCommand(
  program: Command,
  { send, err, isJson, readInput, environment }: Context,
): void {
  program
    .command('check [source]')
    .description(
      'say what a feed declares about AI, and what hurts its readers: an address, a file, or - for standard input',
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit code 1 from this severity on')
        .choices(['error', 'warning'])
        .default('error'),
    )
    .option('--sarif', 'print SARIF 2.1.0')
    .option('--serve', 'serve the page /check/, where everybody can check a feed')
    .configureHelp({ showGlobalOptions: true })
    .action(async (source: string | undefined, { failOn, sarif, serve }: Flags) => {
      if (serve) {
        if (source !== undefined) throw wrong('--serve takes no feed: the page asks for it.')
        const { runPage } = await import('candor-check/page/serve.ts')
        const { parseSettings } = await import('candor-check/page/settings.ts')
        return runPage(
          readSettings(() => parseSettings(environment)),
          err,
        )
      }
      if (source === undefined) throw wrong('Name a feed: an address, a file, or -.')
      const { runCheck } = await import('candor-check/command.ts')
      const as = sarif ? 'sarif' : isJson() ? 'json' : 'text'
      const { output, code, message } = await runCheck(source, { as, failOn }, readInput)
      await send(output)
      if (message !== null) throw new Failed(code === 1 ? 'refused' : 'wrong', message)
    })
}

function readSettings<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw wrong(error instanceof Error ? error.message : String(error))
  }
}
