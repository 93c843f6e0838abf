/** The doctor's checks of signed statements: the key that signs, and articles that wait for too long. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkSigning } from '../../src/doctor/signing.ts'
import type { Target } from '../../src/doctor/target.ts'
import { createKey } from '../../src/push/signer.ts'
import { insertSigningKey } from '../../src/writer/signing-keys.ts'
import { facts } from '../fixtures/facts.ts'
import { insertArticle } from '../fixtures/insert-article.ts'
import { linesOf, openLook } from './looking.ts'

let look: Target
beforeEach(async () => {
  look = await openLook()
})
afterEach(() => look.close())

const found = async (environment = {}) => linesOf(await checkSigning(look, environment))

describe('signed statements', () => {
  it('are not checked in a newsroom that never signed', async () => {
    expect(await found()).toBe('')
  })

  it('need a key that can be read, is registered, and did not end', async () => {
    expect(await found({ SIGNING_KEY: '/nowhere/key.jwk' })).toMatch(facts('fault', '/nowhere/key.jwk'))
    const { kid, x, text } = await createKey()
    expect(await found({ SIGNING_KEY: text })).toMatch(facts('fault', 'candor key create'))
    await insertSigningKey(look.db, kid, x, true)
    expect(await found({ SIGNING_KEY: text })).toMatch(/^ok .*\nok [^\n]*$/)
    const other = await createKey()
    await insertSigningKey(look.db, other.kid, other.x, true)
    expect(await found({ SIGNING_KEY: text })).toMatch(facts('fault', kid, 'ended'))
  })

  it('are late after three minutes', async () => {
    const { kid, x } = await createKey()
    await insertSigningKey(look.db, kid, x, true)
    await insertArticle(look.db)
    expect(await found()).not.toContain('fault')
    await look.ask(
      `update signed_articles set due_at = now() - interval '1 hour', noted_at = now() - interval '4 minutes'`,
    )
    expect(await found()).toMatch(facts('fault', 1, 'three minutes'))
  })
})
