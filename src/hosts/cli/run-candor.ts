/**
 * The command line: all its commands on one screen. docs/commands.md lists them, with their exit
 * codes. Each loads what it needs when it runs, so that help is there at once.
 */
import { Command, CommanderError } from 'commander'
import { generatorVersion } from '../../core/feed/generator.ts'
import { SettingsError } from '../../core/settings/setting.ts'
import { type Context, checkDatabase, type Io, OutputClosed } from '../../core/tools/context.ts'
import { exitCodes, Failed, isFileError } from '../../core/tools/failed.ts'
import { toJson } from '../../core/tools/output.ts'
import { addCheckCommand } from '../../plugins/check/command.ts'
import { addEditorCommands } from '../../plugins/desk/commands/editor-commands.ts'
import { addEvidenceCommands } from '../../plugins/desk/commands/evidence-commands.ts'
import {
  addCompareCommand,
  addImportCommands,
} from '../../plugins/import/commands/import-commands.ts'
import { addPartnerCommands } from '../../plugins/partners/commands.ts'
import { addArchiveCommands } from '../../plugins/publish/commands/archive-commands.ts'
import { addArticleCommands } from '../../plugins/publish/commands/article-commands.ts'
import { addTokenCommands } from '../../plugins/publish/commands/token-commands.ts'
import { addWebhookCommands } from '../../plugins/push/commands.ts'
import { addReaderCommands } from '../../plugins/readers/commands.ts'
import { addKeyCommands } from '../../plugins/signing/commands/key-commands.ts'
import { addVerifyCommand } from '../../plugins/signing/commands/verify-command.ts'
import { addServiceCommands } from './service-commands.ts'

/** For one document of a stranger. */
const longestMs = 30_000

/** Runs a command with its arguments, and returns the exit code. */
export async function runCandor(args: readonly string[], io: Io): Promise<number> {
  const { environment, out, send, err, terminal, readInput } = io
  const program = new Command('candor')
    .description('Publishes articles, and looks after a newsroom.')
    .version(generatorVersion, '--version', 'print the version')
    .option('--json', 'print JSON')
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .showHelpAfterError('Add --help for what is allowed.')
  const isJson = () => program.opts<{ json?: boolean }>().json === true
  const withApi: Context['withApi'] = async (work) =>
    closing(
      await (await import('../../plugins/publish/commands/open-client.ts')).openClient(
        io,
        async () => (await import('../../newsroom.ts')).newsroom,
      ),
      work,
    )
  const context: Context = {
    ...{ out, send, err, terminal, readInput, environment, isJson },
    async bounded(work) {
      const end = io.endIfStuck?.(longestMs)
      return work().finally(end)
    },
    print: (value, text) => out(isJson() ? toJson(value) : text),
    once(made) {
      if (!isJson()) err('Keep it now: it is not shown again.\n')
      return `${'token' in made ? made.token : made.secret}\n`
    },
    withApi,
    withClient: (work) => withApi(({ client }) => work(client)),
    withDatabase: async (work) => closing(await openItself(io), ({ db }) => work(db)),
    migrated: async () => {
      checkDatabase(environment)
      return io.openDatabase(environment, true)
    },
  }
  addArticleCommands(program, context)
  addTokenCommands(program, context)
  addKeyCommands(program, context)
  addEditorCommands(program, context)
  addReaderCommands(program, context)
  addWebhookCommands(program, context)
  addArchiveCommands(program, context)
  addEvidenceCommands(program, context)
  addVerifyCommand(program, context)
  addImportCommands(program, context)
  addCompareCommand(program, context)
  addPartnerCommands(program, context)
  addCheckCommand(program, context)
  addServiceCommands(program, context)

  try {
    await program.parseAsync(args.length === 0 ? ['serve'] : args, { from: 'user' })
    return 0
  } catch (error) {
    // Commander has printed what is wrong, or the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.wrong
    if (error instanceof OutputClosed) return 0
    if (isFileError(error)) {
      err(`${error.message}\n`)
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

/** @throws {Failed} if the service has the embedded database open, which only one process can. */
async function openItself({ environment, openDatabase }: Io) {
  checkDatabase(environment)
  return openDatabase(environment).catch(async (error: unknown) => {
    const { FolderInUse } = await import('../node/database/folder-lock.ts')
    if (!(error instanceof FolderInUse)) throw error
    const todo =
      'This command works on the database itself: stop that process, and start it again afterwards.'
    throw new Failed('away', `The database is open elsewhere: ${error.message}. ${todo}`)
  })
}

async function closing<Thing extends { close(): Promise<void> }, T>(
  opened: Thing,
  work: (opened: Thing) => Promise<T>,
): Promise<T> {
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}
