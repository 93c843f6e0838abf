/**
 * The script of the desk, in a page that is made up: its sentences for passkeys that a browser
 * refuses.
 */
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { passkeyScript } from '../../../src/plugins/desk/logins/passkey-script.ts'

/** What the page says when the browser refuses with this error. */
async function messageFor(name: string, fetched = true): Promise<string> {
  const status = {
    textContent: '',
    dataset: { cancelled: 'cancelled', known: 'known', unusable: 'unusable' },
  }
  const button = { disabled: false }
  const refuse = () => Promise.reject(Object.assign(new Error('Raw English.'), { name }))
  let submit = async (_event: object) => {}
  const form = {
    querySelector: (selector: string) => (selector === 'button' ? button : status),
    addEventListener: (_: string, listener: typeof submit) => {
      submit = listener
    },
    dataset: { passkey: '/options' },
    elements: { answer: {} },
  }
  const json = async () => ({ challenge: 'AA', allowCredentials: [] })
  runInNewContext(passkeyScript.text, {
    document: {
      querySelectorAll: (selector: string) => (selector.startsWith('form') ? [form] : []),
    },
    location: { hash: '' },
    navigator: { credentials: { get: refuse } },
    fetch: fetched ? async () => ({ ok: true, json }) : refuse,
    ...{ URLSearchParams, FormData: class {}, atob, btoa },
  })
  await submit({ preventDefault: () => {} })
  expect(button.disabled).toBe(false)
  return status.textContent
}

it('says in the language of the page why a passkey was not used, and lets the editor try again', async () => {
  const names = ['NotAllowedError', 'AbortError', 'InvalidStateError', 'SecurityError', 'toString']
  const messages = await Promise.all(names.map((name) => messageFor(name)))
  expect(messages).toEqual(['cancelled', 'cancelled', 'known', 'unusable', 'unusable'])
  expect(await messageFor('TypeError', false)).toBe('unusable')
})

/** What the page of an invitation does with its link, before anybody clicks: addresses and sends. */
async function openInvitation(hash: string, ok: boolean) {
  const done: string[] = []
  const form = { dataset: { passkey: '/options' }, submit: () => done.push('sent') }
  // That of a login over OpenID Connect asks for no passkey.
  const other = { dataset: {}, submit: () => done.push('sent to another login') }
  const tokens = [form, other].map((each) => ({ form: each, value: '' }))
  runInNewContext(passkeyScript.text, {
    document: {
      querySelectorAll: (selector: string) => (selector.startsWith('form') ? [] : tokens),
    },
    location: { hash },
    fetch: async (path: string) => {
      done.push(path)
      return { ok }
    },
    ...{ URLSearchParams, FormData: class {}, atob, btoa },
  })
  await new Promise((resolve) => setTimeout(resolve))
  return { done, values: tokens.map(({ value }) => value) }
}

it('sends an invitation that is used or too old at once, whose answer says so', async () => {
  expect(await openInvitation('#token', false)).toEqual({
    done: ['/options', 'sent'],
    values: ['token', 'token'],
  })
  expect((await openInvitation('#token', true)).done).toEqual(['/options'])
  expect((await openInvitation('', false)).done).toEqual([])
})
