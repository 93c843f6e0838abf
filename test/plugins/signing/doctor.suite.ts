/**
 * The doctor's checks of signed statements: the key that signs, and articles that wait for too
 * long.
 */
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toExamined } from '../../../src/hosts/doctor/database.ts'
import type { Target } from '../../../src/hosts/doctor/target.ts'
import { checkSigning } from '../../../src/plugins/signing/doctor.ts'
import { createKey } from '../../../src/plugins/signing/signer.ts'
import { insertSigningKey } from '../../../src/plugins/signing/store/signing-keys.ts'
import { compareStatements } from '../../../src/plugins/signing/store/statements.ts'
import { facts } from '../../fixtures/facts.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { linesOf, openLook } from '../../product/doctor/looking.ts'
import { openSigning } from './open-signing.ts'

let look: Target
beforeEach(async () => {
  look = await openLook()
})
afterEach(() => look.close())

const found = async (environment = {}) => linesOf(await checkSigning(toExamined(look, environment)))

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
    expect(await found({ SIGNING_KEY: text })).toMatch(/^ok [^\n]*\nok [^\n]*$/)
    expect(await found({ SIGNING_KEY: (await createKey()).text })).toMatch(
      facts('fault', 'registered key is', kid),
    )
    const other = await createKey()
    await insertSigningKey(look.db, other.kid, other.x, true)
    expect(await found({ SIGNING_KEY: text })).toMatch(facts('fault', kid, 'ended'))
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

  it('are compared after a change of words: the doctor counts those that feeds still show', async () => {
    const { sign } = await openSigning(look.db)
    await insertArticle(look.db)
    await sign()
    await compareStatements(look.db, 'other words')
    expect(await found()).toMatch(facts('ok', 'No article waits', 'warning', 1, 'compared'))
    await sign()
    expect(await found()).not.toContain('compared')
  })
})
