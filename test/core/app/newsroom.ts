/** A database with the demo newsroom, for the tests over HTTP. */
import { seedDemo } from '../../../demo/seed.ts'
import type { Database } from '../../fixtures/insert-article.ts'
import { keptDump, openCopy, openMigrated, sourcesOfTables } from '../../fixtures/open-migrated.ts'
import type { Row } from './running.ts'

/** SITE_ORIGIN of the services in these suites. No request is sent there. */
export const origin = 'https://news.example.org'

export type Newsroom = {
  readonly db: Database
  /** Runs one or more statements as the owner, and returns the rows of the last. */
  sql(text: string): Promise<readonly Row[]>
  close(): Promise<void>
}

let seeding: Promise<Blob> | undefined

/** A database with the demo as a tar file, kept between runs. */
export const demoDump = (): Promise<Blob> =>
  keptDump('demo', [...sourcesOfTables, 'demo'], async () => {
    const { db, client, close } = await openMigrated()
    await seedDemo(db, origin)
    const dump = await client.dumpDataDir('none')
    await close()
    return dump
  })

/** Each caller gets its own copy; a dump with the demo is kept between runs. */
export async function openNewsroom() {
  seeding ??= demoDump()
  const { db, client, close } = await openCopy(await seeding)
  const sql = async (text: string): Promise<readonly Row[]> =>
    (await client.exec(text)).at(-1)?.rows ?? []
  return { db, client, sql, close }
}
