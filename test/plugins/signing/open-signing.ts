/** A newsroom that signs, for tests: a registered key, and a signer that has it. */

import { cleanBody } from '../../../src/core/sanitize/clean-body.ts'
import type { Site } from '../../../src/core/settings/site.ts'
import type { WriterDatabase } from '../../../src/core/store/writer-database.ts'
import { signStatements } from '../../../src/plugins/signing/sign-statements.ts'
import { createKey, createKeySigner, type Signer } from '../../../src/plugins/signing/signer.ts'
import { insertSigningKey } from '../../../src/plugins/signing/store/signing-keys.ts'
import { behindTriggers } from '../../fixtures/behind-triggers.ts'
import { buildSite } from '../../fixtures/build-article.ts'

export type Signing = {
  readonly kid: string
  readonly x: string
  readonly signer: Signer
  /** Signs all that waits, and returns how many articles. */
  readonly sign: () => Promise<number>
}

export async function openSigning(db: WriterDatabase, site = buildSite()): Promise<Signing> {
  const { kid, x, text } = await createKey()
  await insertSigningKey(db, kid, x, true)
  const signer = await createKeySigner(text)
  return { kid, x, signer, sign: () => signAll(db, site, signer) }
}

export async function signAll(db: WriterDatabase, site: Site, signer: Signer): Promise<number> {
  let signed = 0
  for (let more = true; more; ) {
    const parts = { db: () => db, site, signer, clean: cleanBody, leftOut: () => {} }
    const one = await signStatements({ ...parts, max: 3 })
    signed += one.signed
    more = one.more
  }
  return signed
}

/** What a statement says, without a check of its signature. */
export const payloadOf = (jws: string) =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString()) as Readonly<
    Record<string, unknown>
  >

type Sql = (text: string) => Promise<unknown>

/** Makes the newsroom one that never signed: the tables are append-only. */
export const forgetSigning = (sql: Sql) =>
  sql(
    behindTriggers(
      'delete from signed_articles; delete from statements; delete from signing_keys; delete from signing_state',
    ),
  )
