/**
 * Runs one store suite on the embedded database. Each suite file calls this at its end if it is the
 * file that vitest runs.
 */
/// <reference types="vitest/importMeta" />
import { describe } from 'vitest'
import { openMigrated } from '../../fixtures/open-migrated.ts'
import { type Backend, type Bench, openBench, type Row } from './bench.ts'

export function runOnPglite(suite: (bench: () => Bench) => void): void {
  describe('the store on PGlite', () => {
    suite(openBench(openOnPglite))
  })
}

/** A migrated, empty database in memory. */
export async function openOnPglite(): Promise<Backend> {
  const { db, client, close } = await openMigrated()
  const sql = async (text: string) =>
    (await client.exec(text)).at(-1)?.rows.map((row): Row => ({ ...row })) ?? []
  return { db, sql, close }
}
