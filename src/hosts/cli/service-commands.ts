/** The commands that run Candor, and look after its database. */
import type { Command } from 'commander'
import { hasFault, renderFindings } from '../../core/tools/check.ts'
import { Failed, wrong } from '../../core/tools/output.ts'
import { type Context, checkDatabase } from '../../core/tools/tools.ts'
import { addCheckCommand } from './check-command.ts'

export function addServiceCommands(program: Command, context: Context): void {
  const { environment, out, print, migrated } = context
  addCheckCommand(program, context)
  const planned = async () => {
    checkDatabase(environment)
    const { openAsItIs } = await import('../node/database/open.ts')
    const { describePlan, planMigration } = await import('../node/database/plan-migration.ts')
    const { db, name, close } = await openAsItIs(environment)
    try {
      const plan = await planMigration(db)
      print({ database: name, up_to_date: plan === null, ...plan }, describePlan(name, plan))
    } finally {
      await close()
    }
  }
  const migrate = async () => {
    const { findLostIndexes } = await import('../node/database/lost-indexes.ts')
    const { db, name, close } = await migrated()
    try {
      return { name, lost: await findLostIndexes(db) }
    } finally {
      await close()
    }
  }
  program
    .command('serve')
    .description(
      'serve the feeds; also without a command. Without DATABASE_URL, on an embedded database',
    )
    .action(async () => void (await import('../node/main.ts')))
  program
    .command('push')
    .description('deliver what changes, beside services with PUSH=hub')
    .action(async () => void (await import('../node/push.ts')))
  program
    .command('migrate')
    .description('bring the database up to date, or leave it as it is')
    .option('--dry-run', 'only say what it would do, and what waits meanwhile')
    .action(async ({ dryRun }: { dryRun?: boolean }) => {
      if (dryRun) return planned()
      const { name, lost } = await migrate()
      const lines = lost.map(
        (statement) =>
          `An index was dropped since. As the owner of the tables, run: ${statement}\n`,
      )
      print(
        { database: name, up_to_date: true, ...(lost.length > 0 && { lost_indexes: lost }) },
        `The database of ${name} is up to date.\n${lines.join('')}`,
      )
    })
  program
    .command('seed [options...]')
    .description(
      'write the demo newsroom to an empty database, or with --articles 100000 a large one for benchmarks',
    )
    .allowUnknownOption()
    .action(async (args: readonly string[]) => {
      const { seed } = await import('./seed.ts')
      out(`${await seed(args, context)}\n`)
    })
  program
    .command('doctor [url]')
    .description('check the database, or a deployment')
    .option(
      '--before-launch',
      'of a database: also what readers would see of a newsroom that is not ready, and what to do before they come',
    )
    .action(async (url: string | undefined, { beforeLaunch = false }) => {
      if (beforeLaunch && url !== undefined)
        throw wrong('--before-launch is about the database: leave out the address.')
      const findings =
        url === undefined
          ? await (await import('../doctor/database.ts')).examineDatabase(environment, beforeLaunch)
          : await (await import('../doctor/deployment.ts')).examineDeployment(url, fetch)
      const list = beforeLaunch ? (await import('../doctor/launch.ts')).launchList : []
      print(
        findings,
        `${renderFindings(findings)}\n${list.map((line) => `[ ]      ${line}\n`).join('')}`,
      )
      if (hasFault(findings)) throw new Failed('refused', 'There are faults.')
    })
}
