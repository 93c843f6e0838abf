/**
 * The doctor's checks of signed statements: the key that signs, and articles that wait for too
 * long.
 */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkSigning } from '../../src/doctor/signing.ts'
import type { Target } from '../../src/doctor/target.ts'
import { createKey, createKeySigner } from '../../src/push/signer.ts'
import { namespaces } from '../../src/text/namespaces.ts'
import { insertSigningKey } from '../../src/writer/signing-keys.ts'
import { facts } from '../fixtures/facts.ts'
import { insertArticle } from '../fixtures/insert-article.ts'
import { linesOf, openLook } from './looking.ts'

let look: Target
beforeEach(async () => {
  look = await openLook()
  answer = () => new Response('', { status: 404 })
})
afterEach(() => look.close())

let answer: () => Response
const found = async (environment = {}) =>
  linesOf(await checkSigning(look, environment, async () => answer()))

describe('signed statements', () => {
  it('are not checked in a newsroom that never signed', async () => {
    expect(await found()).toBe('')
  })

  it('need a key that can be read, is registered, and did not end', async () => {
    expect(await found({ SIGNING_KEY: '/nowhere/key.jwk' })).toMatch(
      facts('fault', '/nowhere/key.jwk'),
    )
    const { kid, x, text } = await createKey()
    expect(await found({ SIGNING_KEY: text })).toMatch(facts('fault', 'candor key create'))
    await insertSigningKey(look.db, kid, x, true)
    expect(await found({ SIGNING_KEY: text })).toMatch(/^ok .* not compared .*\nok [^\n]*$/)
    expect(await found({ SIGNING_KEY: (await createKey()).text })).toMatch(
      facts('fault', 'registered key is', kid),
    )
    const other = await createKey()
    await insertSigningKey(look.db, other.kid, other.x, true)
    expect(await found({ SIGNING_KEY: text })).toMatch(facts('fault', kid, 'ended'))
  })

  it('are not said to be signed while the database is behind the public log', async () => {
    const { kid, x, text } = await createKey()
    await insertSigningKey(look.db, kid, x, true)
    const payload = {
      candor: 'statement/1',
      guid: 'urn:example:lost',
      number: 1,
      at: '2026-05-01T12:00:00Z',
      state: 'withdrawn',
    }
    const jws = await (await createKeySigner(text)).sign(JSON.stringify(payload), kid)
    answer = () =>
      new Response(`<feed xmlns="http://www.w3.org/2005/Atom" xmlns:candor="${namespaces.candor}">
        <entry><candor:statement>${jws}</candor:statement></entry></feed>`)
    expect(await found({ SIGNING_KEY: text })).toMatch(facts('fault', 'urn:example:lost', 'behind'))
    answer = () => new Response('', { status: 500 })
    const log = 'https://archive.example.net/statements/'
    expect(await found({ SIGNING_KEY: text, SIGNING_LOG: log })).toMatch(facts('fault', log))
  })

  it('need a key file that only its owner can read', async () => {
    const { kid, x, text } = await createKey()
    await insertSigningKey(look.db, kid, x, true)
    const folder = await mkdtemp(join(tmpdir(), 'candor-doctor-'))
    const file = join(folder, 'key.jwk')
    await writeFile(file, text, { mode: 0o600 })
    expect(await found({ SIGNING_KEY: file })).not.toContain('warning')
    await chmod(file, 0o640)
    expect(await found({ SIGNING_KEY: file })).toMatch(facts('warning', file))
    await rm(folder, { recursive: true })
  })

  it('are late after three minutes', async () => {
    const { kid, x } = await createKey()
    await insertSigningKey(look.db, kid, x, true)
    await insertArticle(look.db)
    expect(await found()).toMatch(/^ok 1 article wait/)
    await look.ask(
      `update signed_articles set due_at = now() - interval '1 hour', noted_at = now() - interval '4 minutes'`,
    )
    expect(await found()).toMatch(facts('fault', 1, 'three minutes'))
  })
})
