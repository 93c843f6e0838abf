/** Errors that end a start, or that it waits for: what they say, and what they do not say. */
import { describe, expect, it } from 'vitest'
import { CannotOpen } from '../../src/hosts/node/database/open.ts'
import { CannotListen } from '../../src/hosts/node/socket.ts'
import { explainStart } from '../../src/hosts/node/start-errors.ts'
import { createStarting } from '../../src/hosts/node/starting.ts'
import { facts } from '../fixtures/facts.ts'

const environment = { DATABASE_URL: 'postgres://reader:secret@127.0.0.1:5432/news' }

describe('the line of a start that fails', () => {
  it.each([
    ['permission denied for table articles', 'candor_reader'],
    ['role "reader" does not exist', 'server is running'],
  ])('names the way out of "%s", and no password', (cause, wayOut) => {
    const text = explainStart(new CannotOpen('closed', { cause: new Error(cause) }), environment)
    expect(text).toMatch(facts(cause, wayOut))
    expect(text).not.toContain('secret')
  })

  it('distinguishes a folder without write permission from a forbidden port', () => {
    const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' })
    const folderLine = facts('DATA_DIR', '/closed', 'EACCES')
    expect(
      explainStart(new CannotOpen('refused', { cause: denied }), { DATA_DIR: '/closed' }),
    ).toMatch(folderLine)
    const portLine = facts('PORT', 80, 'PORT=8787')
    expect(explainStart(new CannotListen(denied), { PORT: '80' })).toMatch(portLine)
    expect(explainStart(denied, {})).toMatch(facts('Candor', 'EACCES: permission denied'))
  })
})

it.each(['DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID', '28P01', '3D000', '42501'])(
  'a start does not wait for what stays wrong, such as %s',
  async (code) => {
    const { open } = createStarting(() => {})
    let attempts = 0
    const attempt = async () => {
      attempts += 1
      throw Object.assign(new Error('refused'), { code })
    }
    await expect(open(attempt, String)).rejects.toMatchObject({ code })
    expect(attempts).toBe(1)
  },
)
