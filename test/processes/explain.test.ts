/** Start errors whose cause is the database. */
import { expect, it } from 'vitest'
import { CannotOpen } from '../../src/node/database/open.ts'
import { explainStart } from '../../src/node/start-errors.ts'

const environment = { DATABASE_URL: 'postgres://reader:secret@127.0.0.1:5432/news' }

it.each([
  ['permission denied for table articles', 'candor_reader'],
  ['role "reader" does not exist', 'server is running'],
])('names the way out of "%s", and no password', (cause, wayOut) => {
  const text = explainStart(new CannotOpen('closed', { cause: new Error(cause) }), environment)
  expect(text).toContain(cause)
  expect(text).toContain(wayOut)
  expect(text).not.toContain('secret')
})
