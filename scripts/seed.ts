/**
 * `npm run seed`: writes the demo newsroom to the database of DATABASE_URL, or to the embedded one, if it has no other
 * articles. With `-- --articles 100000`, writes a large generated newsroom for benchmarks.
 */
import { resolve } from 'node:path'
import postgres from 'postgres'
import { embeddedTarget, serverTarget, type Target } from '../demo/generator/copy.ts'
import { type GeneratorOptions, OptionError, parseGeneratorOptions } from '../demo/generator/options.ts'
import { generateNewsroom } from '../demo/generator.ts'
import { NotEmpty, seedDemo } from '../demo/seed.ts'
import { showProgress } from '../src/cli/progress.ts'
import { openEmbedded } from '../src/node/database/embedded.ts'
import { CannotOpen, openDatabase } from '../src/node/database/open.ts'
import { siteOf } from '../src/node/own-files.ts'
import { explainStart } from '../src/node/start-errors.ts'
import { parseNodeSettings } from '../src/settings/node.ts'

async function writeDemo(): Promise<void> {
  const site = siteOf(process.env)
  const database = await openDatabase(process.env, { migrate: true })
  try {
    await seedDemo(database.db, `${site.origin}${site.basePath}`)
    console.log(`The database of ${database.name} contains the demo newsroom.`)
  } finally {
    await database.close()
  }
}

/** Opens its own connection: a batch would exceed the time limit of the service's connection. */
async function openTarget(): Promise<{ name: string; target: Target; close: () => Promise<void> }> {
  const { databaseUrl, dataDirectory } = parseNodeSettings(process.env)
  const { name, close } = await openDatabase(process.env, { migrate: true })
  await close()
  if (databaseUrl === null) {
    const embedded = await openEmbedded(resolve(dataDirectory))
    return { name, target: embeddedTarget(embedded.client), close: embedded.close }
  }
  const client = postgres(databaseUrl, { max: 1, fetch_types: false, connect_timeout: 3, onnotice: () => {} })
  return { name, target: serverTarget(client), close: () => client.end({ timeout: 1 }) }
}

async function writeGenerated(options: GeneratorOptions): Promise<void> {
  const { name, target, close } = await openTarget()
  try {
    const written = await generateNewsroom(target, options, showProgress(process.stdout, 'articles', options.articles))
    console.log(
      `The database of ${name} contains the ${options.articles} generated articles; this run wrote ${written}.`,
    )
  } catch (error) {
    throw error instanceof NotEmpty ? error : new CannotOpen('the database cannot be filled', { cause: error })
  } finally {
    await close()
  }
}

try {
  const options = parseGeneratorOptions(process.argv.slice(2))
  await (options ? writeGenerated(options) : writeDemo())
} catch (error) {
  const refused =
    error instanceof NotEmpty ? `Not seeded: ${error.message}. Set DATABASE_URL to an empty database.` : undefined
  console.error(error instanceof OptionError ? error.message : (refused ?? explainStart(error, process.env)))
  process.exitCode = 1
}
