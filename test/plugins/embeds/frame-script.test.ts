/**
 * The script in frames, as WordPress's script wp-embed hears it: run with a page that records what
 * it does.
 */
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { frameScript } from '../../../src/plugins/embeds/frame-script.ts'
import { buildSite } from '../../fixtures/build-article.ts'

type Link = { readonly host: string; readonly href: string }
const linkTo = (href: string): Link => ({ href, host: new URL(href).host })

const [title, source] = [linkTo('https://x.example/a?b=1&c'), linkTo('https://y.example/')]
const item = {
  querySelector: () => title,
  querySelectorAll: () => [linkTo('https://z.example/'), source],
}

/** Opens the frame with this `#…`, and returns what it tells, and its listeners. */
function openFrame(hash: string, isTop = false) {
  const messages: unknown[] = []
  const listeners = new Map<string, (event: object) => void>()
  const parent = { postMessage: (message: unknown) => messages.push(message) }
  const page = {
    location: {
      hash,
      host: 'news.example.org',
      href: `https://news.example.org/feeds/embed/${hash}`,
    },
    parent,
    window: isTop ? parent : {},
    innerWidth: 320,
    document: { body: { getBoundingClientRect: () => ({ height: 250.2 }) } },
    ResizeObserver: class {
      observe() {}
    },
    addEventListener: (name: string, listen: (event: object) => void) =>
      listeners.set(name, listen),
  }
  const names = `const { ${Object.keys(page).join(', ')} } = page; `
  runInNewContext(`{ ${names}${frameScript(buildSite({ basePath: '/feeds' }))} }`, { page, URL })
  return { messages, listeners, parent }
}

/**
 * What the frame with this `#…` tells the page around it, at the start and after a click on each
 * link.
 */
function messagesOf(hash: string, links: readonly Link[] = [], within: object | null = item) {
  const { messages, listeners } = openFrame(hash)
  for (const link of links) {
    const own = { ...link, closest: (selector: string) => (selector === 'a' ? own : within) }
    if (within !== null)
      Object.assign(within, { querySelectorAll: () => [linkTo('https://z.example/'), own] })
    listeners.get('click')?.({ target: own, preventDefault() {} })
  }
  return messages
}

const secret = 'UR4czu4gav'
const height = { message: 'height', value: 251, secret }
const link = (value: string) => ({ message: 'link', value, secret })

it('tells nobody without an id, and a partner its height', () => {
  expect(messagesOf('')).toEqual([])
  expect(messagesOf('#candor-1', [source])).toEqual([
    { type: 'candor:height', id: 'candor-1', height: 251 },
  ])
})

it('tells nobody outside of a page', () => {
  const { messages, listeners } = openFrame('#candor-1', true)
  expect([messages, [...listeners]]).toEqual([[], []])
})

it.each([
  ['its page', true, { type: 'candor:measure' }, 2],
  ['WordPress', true, { message: 'ready' }, 2],
  ['another frame', false, { type: 'candor:measure' }, 1],
  ['its page, about something else', true, { type: 'another' }, 1],
  ['its page, without data', true, null, 1],
])('tells its height again if asked by %s: %s', (_, isParent, data, times) => {
  const { messages, listeners, parent } = openFrame('#candor-1')
  listeners.get('message')?.({ source: isParent ? parent : {}, data })
  expect(messages).toEqual(
    Array.from({ length: times }, () => ({ type: 'candor:height', id: 'candor-1', height: 251 })),
  )
})

it('tells WordPress links on the own host as they are, and others as redirects to a published article', () => {
  const url = `url=${encodeURIComponent(title.href)}`
  const own = linkTo('https://news.example.org/feeds/')
  expect(messagesOf(`#?secret=${secret}`, [own, title, source])).toEqual([
    height,
    link(own.href),
    link(`https://news.example.org/feeds/embed/link/?${url}`),
    link(`https://news.example.org/feeds/embed/link/?${url}&source=2`),
  ])
})

it('tells WordPress the own page of the AI policy for links beside the headlines', () => {
  const links = messagesOf(`#?secret=${secret}`, [linkTo('https://x.example/policy')], null)
  expect(links).toEqual([height, link('https://news.example.org/feeds/disclosure')])
})
