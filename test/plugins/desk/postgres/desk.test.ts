/**
 * The suites of the desk on a server, with a login that has the role candor_desk and nothing more;
 * and who may not see its tables.
 */
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { writerOptions } from '../../../../src/core/store/connection.ts'
import { openPool } from '../../../../src/hosts/node/database/server.ts'
import { openBench } from '../../../core/store/bench.ts'
import { openFresh } from '../../../core/store/fresh-database.ts'
import { describeAttacks } from '../attacks.suite.ts'
import { describeDesk } from '../desk.suite.ts'
import { describeEvidence } from '../evidence.suite.ts'
import { describeExactReviews } from '../exact-reviews.suite.ts'
import { describeFind } from '../find.suite.ts'
import { describeMishaps } from '../mishaps.suite.ts'
import { describeQueue } from '../queue.suite.ts'
import { describeRights } from '../rights.suite.ts'
import { describeUnderneath } from '../underneath.suite.ts'
import { describePlainWords } from '../words.suite.ts'
import { describeWriting } from '../writing.suite.ts'

const role = `candor_test_desk_${randomUUID().slice(0, 8)}`
let pool: ReturnType<typeof openPool> | undefined

const bench = openBench(async () => {
  const fresh = await openFresh()
  await fresh.sql(await readFile(new URL('../../../../schema/roles.sql', import.meta.url), 'utf8'))
  await fresh.sql(`create role ${role} login password 'unused' in role candor_desk`)
  const url = new URL(fresh.url)
  url.username = role
  url.password = 'unused'
  pool = openPool(url.href, writerOptions)
  return {
    ...fresh,
    close: async () => {
      await pool?.close()
      await fresh.sql(`drop role ${role}`)
      await fresh.close()
    },
  }
})
const login = () => {
  if (!pool) throw new Error('the desk has a login only while its tests run')
  return pool.db
}

describeDesk(bench, login)
describeExactReviews(bench, login)
// Each prepares tests of its own.
describe('attacks', () => {
  describeAttacks(bench, login)
})
describe('the queue', () => {
  describeQueue(bench, login)
})
describe('evidence', () => {
  describeEvidence(bench, login)
})
describe('finding', () => {
  describeFind(bench, login)
})
describe('rights', () => {
  describeRights(bench, login)
})
describe('writing', () => {
  describeWriting(bench, login)
})
describe('mishaps', () => {
  describeMishaps(bench, login)
})
describe('a change underneath', () => {
  describeUnderneath(bench, login)
})
describe('plain words', () => {
  describePlainWords(bench, login)
})

describe('the tables of the desk', () => {
  const secret = [
    'editors',
    'editor_invitations',
    'editor_passkeys',
    'editor_sessions',
    'desk_challenges',
  ]
  const may = (group: string, table: string, right: string) =>
    bench().sql(`select has_table_privilege('${group}', '${table}', '${right}') as may`)

  it.each([
    'candor_reader',
    'candor_writer',
    'candor_keeper',
    'candor_publisher',
    'candor_importer',
  ])('are not for %s', async (group) => {
    for (const table of [...secret, 'article_claims', 'opened_texts']) {
      expect([table, ...(await may(group, table, 'select, insert, update, delete'))]).toEqual([
        table,
        { may: false },
      ])
    }
    expect(await may(group, 'signatures', 'insert, update, delete')).toEqual([{ may: false }])
  })

  it('have names of editors for the API, and nothing else of them', async () => {
    const rows =
      await bench().sql(`select attname as name from pg_attribute where attrelid = 'editors'::regclass and attnum > 0
      and has_column_privilege('candor_publisher', attrelid, attnum, 'select') order by attname`)
    expect(rows).toEqual([{ name: 'name' }, { name: 'removed_at' }, { name: 'skeleton' }])
  })

  it('are kept apart from the tokens of the API, and no signature can be changed', async () => {
    expect(await may('candor_desk', 'api_tokens', 'select')).toEqual([{ may: false }])
    expect(await may('candor_desk', 'signatures', 'update, delete')).toEqual([{ may: false }])
    await expect(bench().sql(`update signatures set note = 'x'`)).rejects.toThrow(
      /record of what happened/,
    )
  })
})
