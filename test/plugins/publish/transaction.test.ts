/** Transactions whose connection fails without a code, as the sockets of workerd do. */
import { expect, it } from 'vitest'
import { isOutage, StoreUnavailable } from '../../../src/core/store/errors.ts'
import { inTransaction, type WriterDatabase } from '../../../src/core/store/writer-database.ts'

const failing = (
  transaction: (work: (tx: WriterDatabase) => Promise<unknown>) => Promise<unknown>,
) => ({ transaction }) as unknown as WriterDatabase

const lost = new Error('proxy request failed, cannot connect to the specified address')

it.each([
  ['BEGIN', failing(() => Promise.reject(lost))],
  [
    'COMMIT',
    failing((work) => work(failing(() => Promise.resolve())).then(() => Promise.reject(lost))),
  ],
])('is an outage at %s', async (_, db) => {
  const error = await inTransaction(db, async () => 1).catch((thrown: unknown) => thrown)
  expect([error instanceof StoreUnavailable, isOutage(error)]).toEqual([true, true])
  expect(error).toMatchObject({ cause: lost })
})

it('is a fault of the program where its work throws such an error', async () => {
  const fault = new Error('a fault')
  const db = failing((work) => work(failing(() => Promise.resolve())))
  const error = await inTransaction(db, () => Promise.reject(fault)).catch(
    (thrown: unknown) => thrown,
  )
  expect([error, isOutage(error)]).toEqual([fault, false])
})
