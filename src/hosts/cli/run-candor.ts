/**
 * The command line: all its commands on one screen. Each loads what it needs when it runs, so that
 * help is there at once.
 */
import { Command, CommanderError } from 'commander'
import { generatorVersion } from '../../core/feed/feed.ts'
import { addedBy } from '../../core/plugin.ts'
import { SettingsError } from '../../core/settings/setting.ts'
import { exitCodes, Failed, toJson } from '../../core/tools/output.ts'
import {
  type Context,
  checkDatabase,
  closing,
  type Io,
  OutputClosed,
  type Tools,
} from '../../core/tools/tools.ts'
import { tools as allTools } from '../../tools.ts'
import { explainFileError } from './file-errors.ts'
import { addServiceCommands } from './service-commands.ts'

/** For one document of a stranger. */
const longestMs = 30_000

const notes = `
Commands reach the API by CANDOR_URL and CANDOR_TOKEN; without these, the database of DATABASE_URL,
or the embedded one in DATA_DIR. There they wait up to 60 seconds for other writers. Only on the
database: editor, evidence, export, import, key, migrate and token; token also beside CANDOR_URL,
through the service that has the embedded one open, with DATABASE_URL set too.

Exit codes:
  0  done
  1  refused, and nothing was written of what was refused; a fault was found
  2  the command line, a file, a feed or a setting is wrong, or an import was cut short
  3  the service or the database is away
  4  there is no such article, token, webhook or partner
`

/** Runs a command with its arguments, and returns the exit code. */
export async function runCandor(
  args: readonly string[],
  io: Io,
  tools: readonly Tools[] = allTools,
): Promise<number> {
  const { environment, out, send, err, terminal, readInput, openDatabase } = io
  const program = new Command('candor')
    .description('Publishes articles, and looks after a newsroom.')
    .version(generatorVersion, '--version', 'print the version')
    .option('--json', 'print JSON')
    .addHelpText('after', notes)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .showHelpAfterError('Add --help for what is allowed.')
  const isJson = () => program.opts<{ json?: boolean }>().json === true
  const context: Context = {
    ...{ out, send, err, terminal, readInput, openDatabase, environment, isJson },
    async bounded(work) {
      const end = io.endIfStuck?.(longestMs)
      return work().finally(end)
    },
    print: (value, text) => out(isJson() ? toJson(value) : text),
    once(made) {
      if (!isJson()) err('Keep it now: it is not shown again.\n')
      return `${'token' in made ? made.token : made.secret}\n`
    },
    withDatabase: async (work) => closing(await openItself(io), ({ db }) => work(db)),
    migrated: async () => {
      checkDatabase(environment)
      return openDatabase(environment, true)
    },
    openInput: async (source) => (await import('../node/open-input.ts')).openInput(source),
    openPage: async (address) => (await import('../node/open-input.ts')).openPage(address),
    files: async () => (await import('../node/own-files.ts')).ownFiles,
    plugins: async () => (await import('../../newsroom.ts')).newsroom,
    added: addedBy(() => tools),
  }
  try {
    addCommands(tools, program, context)
    addServiceCommands(program, context)
    await program.parseAsync(args.length === 0 ? ['serve'] : args, { from: 'user' })
    return 0
  } catch (error) {
    // Commander has printed what is wrong, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.wrong
    if (error instanceof OutputClosed) return 0
    const ofFile = explainFileError(error)
    if (ofFile !== null) {
      err(`${ofFile}\n`)
      return exitCodes.wrong
    }
    if (!(error instanceof Failed)) {
      const { explainStart } = await import('../node/start-errors.ts')
      const { BeforeFirstRelease } = await import('../node/database/schema-state.ts')
      err(`${explainStart(error, environment)}\n`)
      if (error instanceof SettingsError) return exitCodes.wrong
      return error instanceof BeforeFirstRelease ? exitCodes.refused : exitCodes.away
    }
    if (isJson() && error.problem) out(toJson(error.problem))
    else err(`${error.message}\n`)
    return exitCodes[error.why]
  }
}

/** @throws {SettingsError} that names the plugin, as when another one has the command too. */
function addCommands(tools: readonly Tools[], program: Command, context: Context): void {
  for (const { name, commands } of tools)
    try {
      commands?.(program, context)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      throw new SettingsError([
        `The plugin "${name}" cannot add its commands: ${reason}. Correct it, or take it out of src/tools.ts.`,
      ])
    }
}

/** @throws {Failed} if the service has the embedded database open, which only one process can. */
async function openItself({ environment, openDatabase }: Io) {
  checkDatabase(environment)
  return openDatabase(environment).catch(async (error: unknown) => {
    const { FolderInUse } = await import('../../core/store/errors.ts')
    if (!(error instanceof FolderInUse)) throw error
    const todo =
      'This command works on the database itself: stop that process, and start it again afterwards.'
    throw new Failed('away', `The database is open elsewhere: ${error.message}. ${todo}`)
  })
}
