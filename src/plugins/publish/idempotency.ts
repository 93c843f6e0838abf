/** `Idempotency-Key`: the same request again gets the same answer, and is done once. */

import { sha256 } from 'candor-disclosure/text/hex.ts'
import { together, type WriterDatabase } from '../../core/store/writer-database.ts'
import type { Answer } from './answer.ts'
import { Refused } from './faults.ts'
import type { Caller } from './scopes.ts'
import { findAnswer, keepAnswer, takeKey } from './store/answers.ts'

export class Answered extends Error {
  override readonly name = 'Answered'
  readonly answer: Answer
  constructor(answer: Answer) {
    super('answered before')
    this.answer = answer
  }
}

/** A bug after the commit: the operations were done, and only their answer failed. */
export class Unanswered extends Error {
  override readonly name = 'Unanswered'
}

export type Repeatable = {
  /** Run it first in the transaction. @throws {Answered | Refused} */
  begin(tx: WriterDatabase): Promise<void>
  /** Run it last, if the transaction is kept. */
  end(tx: WriterDatabase, answer: Answer): Promise<void>
}

export const once: Repeatable = { begin: async () => {}, end: async () => {} }

/** `text` is the body as it was sent. @throws {Refused} 400 for a key that is none. */
export async function toRepeatable(
  request: Request,
  caller: Caller,
  text: string,
): Promise<Repeatable> {
  const key = request.headers.get('Idempotency-Key')
  if (key === null) return once
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new Refused(
      400,
      'Idempotency-Key must have 1 to 255 visible ASCII characters, such as a UUID.',
    )
  }
  const digest = await sha256(`${request.method} ${request.url}\n${text}`)
  const { tokenId } = caller
  return {
    async begin(tx) {
      const [isOurs, kept] = await together([
        takeKey(tx, tokenId, key),
        findAnswer(tx, tokenId, key),
      ])
      if (!isOurs) {
        throw new Refused(
          409,
          'A request with this Idempotency-Key is being answered now. Wait a second, and send it again.',
        )
      }
      if (!kept) return
      if (kept.digest !== digest) {
        throw new Refused(
          422,
          'This Idempotency-Key belongs to another request of the last 24 hours. Use a new key for a new request.',
        )
      }
      throw new Answered({
        status: kept.status,
        ...(JSON.parse(kept.body) as Omit<Answer, 'status'>),
      })
    },
    async end(tx, { status, ...rest }) {
      await keepAnswer(tx, tokenId, key, { digest, status, body: JSON.stringify(rest) })
    },
  }
}
