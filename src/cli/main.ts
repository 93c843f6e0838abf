/** `npm run candor -- …`: the command line. docs/commands.md lists the commands and exit codes. */
import { Command, CommanderError } from 'commander'
import { examineDatabase } from '../../scripts/doctor/database.ts'
import { examineDeployment } from '../../scripts/doctor/deployment.ts'
import { hasFault, renderFindings } from '../../scripts/doctor/finding.ts'
import { openDatabase } from '../node/database/open.ts'
import { explainStart } from '../node/start-errors.ts'
import { addArchiveCommands } from './archive-commands.ts'
import { addArticleCommands } from './article-commands.ts'
import { addCompareCommand } from './compare-command.ts'
import { exitCodes } from './failed.ts'
import { addImportCommands } from './import-commands.ts'
import { openClient } from './open-client.ts'
import { fail } from './output.ts'
import { addTokenCommands } from './token-commands.ts'

const environment = process.env
const program = new Command('candor')
  .description('Publishes articles, and looks after a newsroom.')
  .option('--json', 'print JSON')
  .exitOverride()
  .showHelpAfterError('Add --help for what is allowed.')

const out = (text: string) => void process.stdout.write(text)
const isJson = () => program.opts<{ json?: boolean }>().json === true

const withApi: Parameters<typeof addArticleCommands>[1]['withApi'] = async (work) => {
  const opened = await openClient(environment)
  try {
    return await work(opened)
  } finally {
    await opened.close()
  }
}
const withDatabase: Parameters<typeof addTokenCommands>[1]['withDatabase'] = async (work) => {
  const { db, close } = await openDatabase(environment)
  try {
    return await work(db)
  } finally {
    await close()
  }
}

addArticleCommands(program, { withApi, out, isJson })
addTokenCommands(program, { withDatabase, out, isJson })
addArchiveCommands(program, { withDatabase, out, isJson })
addImportCommands(program, { withDatabase, out, isJson })
addCompareCommand(program, { out, isJson })

program
  .command('doctor [url]')
  .description('check the database, or a deployment')
  .action(async (url: string | undefined) => {
    const findings = await (url === undefined ? examineDatabase(environment) : examineDeployment(url, fetch))
    out(`${renderFindings(findings)}\n`)
    if (hasFault(findings)) process.exitCode = exitCodes.refused
  })

program
  .command('migrate')
  .description('bring the database up to date')
  .action(async () => {
    const { name, close } = await openDatabase(environment)
    await close()
    out(`The database of ${name} is up to date.\n`)
  })

try {
  await program.parseAsync()
} catch (error) {
  // Commander has printed what is wrong, or the help that was asked for.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitCodes.wrong
  else
    process.exitCode = fail(
      error,
      isJson(),
      (cause) => explainStart(cause, environment),
      process.stderr,
      process.stdout,
    )
}
