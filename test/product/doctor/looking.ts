/**
 * What the tests of the doctor share: a look at an embedded database, and its findings in lines.
 */
import { expect } from 'vitest'
import type { Diagnosis } from '../../../src/core/tools/check.ts'
import type { Target } from '../../../src/hosts/doctor/target.ts'
import { openMigrated } from '../../fixtures/open-migrated.ts'

/** At an empty, migrated database. */
export async function openLook(): Promise<Target> {
  const { db, client, close } = await openMigrated()
  const ask: Target['ask'] = async <Row>(statement: string) =>
    (await client.query<Row>(statement)).rows
  return { db, ask, embedded: true, name: 'DATA_DIR (memory)', close }
}

/** Level and text of each finding, in one line. Only those that are ok have nothing to do. */
export function linesOf(findings: readonly Diagnosis[]): string {
  expect(findings.filter(({ level, todo }) => (level === 'ok') !== (todo === ''))).toEqual([])
  return findings.map(({ level, text }) => `${level} ${text}`).join('\n')
}
