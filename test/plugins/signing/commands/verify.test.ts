/** `candor verify`: a stranger with a saved feed and the keys, and one who asks the newsroom. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeUtf8 } from 'candor-disclosure/parse/encoding.ts'
import { UnreadableDocument } from 'candor-disclosure/parse/unreadable-document.ts'
import { digestOf } from 'candor-disclosure/signed/digests.ts'
import type { StatementPayload } from 'candor-disclosure/signed/payload.ts'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { renderFeed } from '../../../../src/core/feed/render-feed.ts'
import { runCandor } from '../../../../src/hosts/cli/run-candor.ts'
import type { World } from '../../../../src/plugins/signing/commands/verify-keys.ts'
import { verifySource } from '../../../../src/plugins/signing/commands/verify-source.ts'
import {
  buildArticle,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../../../fixtures/build-article.ts'
import { buildDemoNews } from '../../../product/golden/demo-news.ts'
import {
  chainOf,
  keyOf,
  keys,
  payloadOf,
  signedArticle,
  toJws,
  withStatements,
} from '../signing.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-verify-'))
afterAll(() => rmSync(folder, { recursive: true }))

function saved(name: string, text: string | Uint8Array): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}

const ended = vi.fn<() => void>()
/** Without a network. */
async function candor(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []]
  const network = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('the network is off'))
  const none = async () => Promise.reject(new Error('no database'))
  const write = (text: string) => void out.push(text)
  const code = await runCandor(['verify', ...args], {
    ...{
      environment: {},
      out: write,
      send: async (text) => write(text),
      err: (text) => void err.push(text),
    },
    ...{ terminal: { isTTY: false, write: () => true }, readInput: none, openDatabase: none },
    endIfStuck: () => ended,
  })
  expect(network).not.toHaveBeenCalled()
  network.mockRestore()
  return { code, out: out.join(''), err: err.join('') }
}

const { site, snapshot } = buildDemoNews(30)
const articles = snapshot.articles.slice(0, 30)
const statements = await Promise.all(articles.map((article) => signedArticle(article, site)))
const feed = feedShowing(site, buildSelection({ limit: 30 }), buildSnapshot({ articles }))
const document = (key: 'rss' | 'json' = 'rss') => withStatements(renderFeed(feed, key), statements)
const { kid } = keyOf()
const keysFile = saved('keys.json', JSON.stringify(keys))

describe('with a saved rss.xml of thirty items and the keys, and no network', () => {
  it('says that all are as signed', async () => {
    const { code, out } = await candor(saved('rss.xml', document()), '--keys', keysFile)
    expect(out.match(/^same /gm)).toHaveLength(30)
    expect(out).toContain('30 items: 30 same; nothing newer was known at 2026-11-30T20:00:00Z')
    expect(code).toBe(0)
  })

  it('watches how long the document takes, until the end', async () => {
    ended.mockClear()
    await candor(saved('rss.xml', document()), '--keys', keysFile)
    expect(ended).toHaveBeenCalledOnce()
  })

  it('names the one item that was changed by hand, and how', async () => {
    const [, changed] = articles
    const forged = document().replace(/(<content:encoded>.*?<p>)(?=[A-Z])/s, '$1It is said that ')
    const number = forged.slice(0, forged.indexOf('It is said that ')).split('<item>').length - 2
    const { code, out, err } = await candor(saved('forged.xml', forged), '--keys', keysFile)
    expect(out.match(/^(?:different|partial|unsigned) .*/gm)).toEqual([
      expect.stringContaining(articles[number]?.guid ?? ''),
    ])
    expect(out).toContain('    text: ')
    expect(err).toContain('1 item of 30')
    expect([code, changed === undefined]).toEqual([1, false])
  })

  it('names an item whose statement was taken away, and statements by another key', async () => {
    const bare = document().replace(/<candor:statement>.*?<\/candor:statement>/, '')
    const stripped = await candor(saved('bare.xml', bare), '--keys', keysFile)
    expect([stripped.code, stripped.out.match(/^unsigned .*/gm)?.length]).toEqual([1, 1])
    const others = saved('others.json', JSON.stringify({ keys: [keyOf(9)] }))
    const { code, out } = await candor(saved('rss.xml', document()), '--keys', others)
    expect(out).toContain(`key: ${kid} is not among the keys`)
    expect([code, out.match(/^different /gm)?.length]).toEqual([1, 30])
  })

  it('ends with 1 for a feed of summaries, which is partial', async () => {
    const selection = buildSelection({ limit: 30, content: 'summary' })
    const summaries = feedShowing(site, selection, buildSnapshot({ articles }))
    const file = saved('summaries.xml', withStatements(renderFeed(summaries, 'rss'), statements))
    const { code, out } = await candor(file, '--keys', keysFile)
    expect([code, out]).toEqual([1, expect.stringContaining('30 items: 30 partial')])
    expect(out).toContain('    not there: text')
  })

  it('prints the same as JSON', async () => {
    const { code, out } = await candor(
      saved('feed.json', document('json')),
      '--keys',
      keysFile,
      '--json',
    )
    const [verified] = JSON.parse(out).items
    expect(verified).toMatchObject({
      id: articles[0]?.guid,
      outcome: 'same',
      key: { kid, state: 'current' },
    })
    expect([code, verified.statement.guid]).toEqual([0, articles[0]?.guid])
  })

  it('ends with 2 for a document that cannot be read as one thing, and names what is foreign', async () => {
    const forged = document()
      .replace('</title>', '</title><itunes:summary>By people.</itunes:summary>')
      .replace(/<item>\s*<title>.*?<\/title>/s, '$&<Title>By people.</Title>')
    const { code, out, err } = await candor(saved('forged.xml', forged), '--keys', keysFile)
    expect([code, out, err]).toEqual([2, '', expect.stringMatching(/one thing.*Title/)])
  })
})

/** Characters that only some programs show, and bytes that they decode in several ways. */
const encodings: Readonly<Record<string, (text: string) => string | Uint8Array>> = {
  'a control string that terminals hide': (text) =>
    text.replace(/(?<=<item>\s*<title>)/, '\u0090By people\u009c'),
  'a control string in the text': (text) =>
    text.replace(/(?<=<content:encoded><!\[CDATA\[)/, '\u009dBy people\u009c'),
  'a sequence of a terminal': (text) =>
    text.replace(/(?<=<item>\s*<title>)/, '\u001b]By people\u0007'),
  'a character of no text': (text) => text.replace(/(?<=<item>\s*<title>)/, '\u0000\uffff'),
  'UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 without a mark': (text) => Buffer.from(text, 'utf16le'),
  'windows-1252': (text) => Buffer.from(text.replace(/[^\0-\xff]/g, '?'), 'latin1'),
  'an overlong slash': (text) => {
    const at = text.indexOf('/channel>')
    return Buffer.concat([
      Buffer.from(text.slice(0, at)),
      Buffer.from([0xc0, 0xaf]),
      Buffer.from(text.slice(at + 1)),
    ])
  },
  'half a character at the end': (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xe2])]),
}

it.each(Object.entries(encodings))('does not pass %s', async (_, encode) => {
  const { code, out } = await candor(saved('bytes.xml', encode(document())), '--keys', keysFile)
  expect([code === 0, out.split('\n').filter((line) => line.includes('By people'))]).toEqual([
    false,
    [],
  ])
})

it.each(['windows-1252', 'utf-7', 'iso-2022-jp'])(
  'does not read %s by its name',
  async (charset) => {
    const open = async function* () {
      yield new TextEncoder().encode(document())
    }
    await expect(decodeUtf8({ charset, open })).rejects.toThrow(UnreadableDocument)
    expect(await decodeUtf8({ charset: 'UTF-8', open })).toBe(document())
  },
)

it('lets no text of a feed pass for a line of its own', async () => {
  const feed = JSON.parse(document('json'))
  feed.items = feed.items.slice(0, 1)
  feed.items[0].title = `x\nsame    ${feed.items[0].id}`
  const { code, out } = await candor(saved('forged.json', JSON.stringify(feed)), '--keys', keysFile)
  expect([code, out.match(/^same/gm)]).toEqual([1, null])
  feed.items[0].title = 'x\u001b[2J'
  const control = await candor(saved('forged.json', JSON.stringify(feed)), '--keys', keysFile)
  expect([control.code, control.err.includes('\u001b')]).toEqual([2, false])
})

it('reads saved statements, and refuses what has none', async () => {
  const payload = await payloadOf(buildArticle(), buildSite())
  const chain = await chainOf([payload, payload])
  const answer = saved(
    'chain.json',
    JSON.stringify({ keys: 'https://x.example/', statements: chain }),
  )
  expect((await candor(answer, '--keys', keysFile)).out).toContain('2 items: 2 same')
  const lines = saved('chain.txt', `${chain.toReversed().join('\n')}\n`)
  expect((await candor(lines, '--keys', keysFile)).code).toBe(1)
  for (const text of ['', '<html><p>x', '{"a":1}', '{'])
    expect((await candor(saved('other', text), '--keys', keysFile)).code).toBe(2)
  expect((await candor(saved('rss.xml', document()), '--keys', saved('no-keys', '{}'))).code).toBe(
    2,
  )
  expect((await candor(join(folder, 'missing.xml'), '--keys', keysFile)).code).toBe(2)
})

/** A newsroom that answers these addresses. */
const worldOf = (answers: Readonly<Record<string, string>>): World => ({
  read: async (address) =>
    answers[address] ?? Promise.reject(new Error(`nothing is at ${address}`)),
  now: () => new Date('2026-12-01T00:00:00Z'),
})

const root = 'https://news.example.org/'
const news = buildSite()
const article = buildArticle()
const payload = await payloadOf(article, news)
const withdrawn: StatementPayload = {
  candor: 'statement/1',
  guid: article.guid,
  number: 1,
  at: payload.at,
  state: 'withdrawn',
}
const old = [{ ...payload, url: 'https://news.example.org/old' }, payload]
const chain = await chainOf([...old, withdrawn])
const single = (jws: string) =>
  withStatements(
    renderFeed(feedShowing(news, buildSelection(), buildSnapshot({ articles: [article] })), 'rss'),
    [jws],
  )
const feedUrl = `${root}rss.xml`
const answersWith = async (jws: string, list: readonly string[], others = {}) => ({
  [feedUrl]: single(jws),
  [`${root}.well-known/candor/keys.json`]: JSON.stringify(keys),
  [`${root}statements/${await digestOf(article.guid)}`]: JSON.stringify({
    keys: 'x',
    statements: list,
  }),
  ...others,
})

describe('with an address', () => {
  const verify = async (list: readonly string[]) =>
    verifySource(feedUrl, undefined, worldOf(await answersWith(chain[1] ?? '', list)))

  it('says whose the keys are, and that nothing newer is known', async () => {
    const verified = await verify(chain.slice(0, 2))
    expect(verified.items).toMatchObject([
      { outcome: 'same', statement: { number: 2 }, newer: null },
    ])
    expect(verified.as_of).toBe('2026-12-01T00:00:00.000Z')
    expect(verified.keys).toMatchObject([
      { from: `${root}.well-known/candor/keys.json, at 2026-12-01T00:00:00.000Z` },
    ])
  })

  it('says that there is a newer statement, and finds a broken chain', async () => {
    const newestOf = async (list: readonly string[]) => {
      const [item] = (await verify(list)).items
      return [item?.outcome, item?.differences.join(), item?.newer?.number]
    }
    expect(await newestOf(chain)).toEqual([
      'different',
      expect.stringContaining('number 3, withdrawn'),
      3,
    ])
    const later = async (next: StatementPayload) => newestOf(await chainOf([...old, next]))
    expect(await later(payload)).toEqual(['same', '', 3])
    expect(await later({ ...payload, state: 'retracted' })).toEqual([
      'different',
      expect.stringContaining('retracted'),
      3,
    ])
    for (const list of [chain.slice(0, 1), chain.slice(1), chain.toReversed(), []])
      expect(await newestOf(list), `${list.length}`).toEqual([
        'different',
        expect.stringMatching(/^newest: the chain/),
        undefined,
      ])
  })

  it('is partial if the list of statements cannot be read', async () => {
    const answers = await answersWith(chain[1] ?? '', [])
    for (const list of [
      '',
      '{"statements":[]}',
      `{"keys":"x","statements":[],"statements":["${chain[1]}"]}`,
    ]) {
      const world = worldOf({
        ...answers,
        [`${root}statements/${await digestOf(article.guid)}`]: list,
      })
      const { items } = await verifySource(feedUrl, undefined, world)
      expect(items).toMatchObject([
        { outcome: 'partial', missing: [expect.stringContaining('/statements/')] },
      ])
    }
  })

  it('believes a key only what names its newsroom, and nothing that came without HTTPS', async () => {
    const evil = { ...payload, publisher: 'http://evil.example/' }
    const feeds = renderFeed(
      feedShowing(
        news,
        buildSelection(),
        buildSnapshot({ articles: [article, { ...article, guid: 'urn:example:other' }] }),
      ),
      'rss',
    )
    const world = worldOf({
      ...(await answersWith('', [])),
      [feedUrl]: withStatements(feeds, [toJws(evil, 9), toJws(payload, 9)]),
      'http://evil.example/.well-known/candor/keys.json': JSON.stringify({ keys: [keyOf(9)] }),
    })
    const { items, keys: found } = await verifySource(feedUrl, undefined, world)
    expect(items[0]?.statement).toMatchObject({ publisher: 'http://evil.example/' })
    expect(items[1]?.differences).toEqual([expect.stringMatching(/^key/)])
    expect(found.map(({ from }) => from.includes('without HTTPS'))).toEqual([true, false])
  })

  it('is different if the statement names no address', async () => {
    const jws = toJws({ ...payload, publisher: 'nowhere' }, 9)
    const { items, keys: found } = await verifySource(
      feedUrl,
      undefined,
      worldOf({ [feedUrl]: single(jws) }),
    )
    expect([items[0]?.outcome, found[0]?.from]).toEqual([
      'different',
      'nowhere, which is no address',
    ])
  })

  it('is different without keys', async () => {
    const { items, keys: found } = await verifySource(
      feedUrl,
      undefined,
      worldOf({ [feedUrl]: single(chain[1] ?? '') }),
    )
    expect([items[0]?.outcome, found[0]?.from]).toEqual([
      'different',
      expect.stringContaining('nothing is at'),
    ])
  })
})
