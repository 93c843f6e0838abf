/**
 * `candor seed`: fills an empty database with the demo newsroom, or with a large one that is
 * generated.
 */
import { resolve } from 'node:path'
import postgres from 'postgres'
import { embeddedTarget, serverTarget, type Target } from '../../../demo/generator/copy.ts'
import {
  type GeneratorOptions,
  OptionError,
  parseGeneratorOptions,
} from '../../../demo/generator/options.ts'
import { generateNewsroom } from '../../../demo/generator.ts'
import { NotEmpty, seedDemo } from '../../../demo/seed.ts'
import { parseNodeSettings } from '../../core/settings/node.ts'
import { rootOf } from '../../core/settings/site.ts'
import { Failed, showProgress, wrong } from '../../core/tools/output.ts'
import type { Context, OpenedDatabase } from '../../core/tools/tools.ts'
import { openEmbedded } from '../node/database/embedded.ts'
import { CannotOpen } from '../node/database/open.ts'
import { siteOf } from '../node/own-files.ts'

/**
 * Says what was written. @throws {Failed} if an option is wrong, or the database has other
 * articles.
 */
export async function seed(args: readonly string[], context: Context): Promise<string> {
  try {
    const options = parseGeneratorOptions(args)
    const opened = await context.migrated()
    return options === undefined
      ? await writeDemo(opened, context)
      : await writeGenerated(options, opened, context)
  } catch (error) {
    if (error instanceof OptionError) throw wrong(error.message)
    if (!(error instanceof NotEmpty)) throw error
    throw new Failed(
      'refused',
      `Not seeded: ${error.message}. Set DATABASE_URL to an empty database.`,
    )
  }
}

async function writeDemo(
  { db, name, close }: OpenedDatabase,
  { environment }: Context,
): Promise<string> {
  try {
    await seedDemo(db, rootOf(siteOf(environment)))
    return `The database of ${name} contains the demo newsroom.`
  } finally {
    await close()
  }
}

async function writeGenerated(
  options: GeneratorOptions,
  migrated: OpenedDatabase,
  { environment, terminal }: Context,
): Promise<string> {
  await migrated.close()
  const { target, close } = await openTarget(environment)
  const { articles } = options
  const progress = showProgress(terminal, 'articles', articles)
  try {
    const written = await generateNewsroom(target, options, progress.step)
    return `The database of ${migrated.name} contains the ${articles} generated articles; this run wrote ${written}.`
  } catch (error) {
    throw error instanceof NotEmpty
      ? error
      : new CannotOpen('the database cannot be filled', { cause: error })
  } finally {
    progress.end()
    await close()
  }
}

/** A connection of its own: a batch would exceed the time limit of the service's. */
async function openTarget(
  environment: Context['environment'],
): Promise<{ readonly target: Target; readonly close: () => Promise<void> }> {
  const { databaseUrl, dataDirectory } = parseNodeSettings(environment)
  if (databaseUrl === null) {
    const { client, close } = await openEmbedded(resolve(dataDirectory))
    return { target: embeddedTarget(client), close }
  }
  const client = postgres(databaseUrl, {
    max: 1,
    fetch_types: false,
    connect_timeout: 3,
    onnotice: () => {},
  })
  return { target: serverTarget(client), close: () => client.end({ timeout: 1 }) }
}
