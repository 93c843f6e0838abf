/**
 * `candor verify`: a stranger with a saved feed and the keys, one who asks the newsroom, and a
 * watchdog that walks the log.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { runCandor } from '../../src/cli/run-candor.ts'
import { refusalOf } from '../../src/cli/verify-command.ts'
import type { World } from '../../src/cli/verify-keys.ts'
import { verifyLog } from '../../src/cli/verify-log.ts'
import { verifySource } from '../../src/cli/verify-source.ts'
import { renderFeed } from '../../src/feed/render-feed.ts'
import { digestOf } from '../../src/signed/digests.ts'
import type { StatementPayload } from '../../src/signed/payload.ts'
import { buildEvidence, fileOf } from '../desk/build-evidence.ts'
import {
  buildArticle,
  buildSelection,
  buildSite,
  buildSnapshot,
  feedShowing,
} from '../fixtures/build-article.ts'
import { buildDemoNews } from '../golden/demo-news.ts'
import {
  chainOf,
  keyOf,
  keys,
  payloadOf,
  signedArticle,
  toJws,
  withStatements,
} from '../signed/signing.ts'

const folder = mkdtempSync(join(tmpdir(), 'candor-verify-'))
afterAll(() => rmSync(folder, { recursive: true }))

function saved(name: string, text: string): string {
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
    expect(out.match(/^holds /gm)).toHaveLength(30)
    expect(out).toContain('30 items: 30 holds; nothing newer was known at 2026-11-30T20:00:00Z')
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
    expect(out.match(/^(?:fails|unknown|unsigned) .*/gm)).toEqual([
      expect.stringContaining(articles[number]?.guid ?? ''),
    ])
    expect(out).toContain('fails    words: are not as signed')
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
    expect([code, out.match(/^fails /gm)?.length]).toEqual([1, 30])
  })

  it('counts items of which something is unknown, and refuses them if asked to', async () => {
    const selection = buildSelection({ limit: 30, content: 'summary' })
    const summaries = feedShowing(site, selection, buildSnapshot({ articles }))
    const file = saved('summaries.xml', withStatements(renderFeed(summaries, 'rss'), statements))
    const { code, out } = await candor(file, '--keys', keysFile)
    expect([code, out]).toEqual([0, expect.stringContaining('30 items: 30 unknown')])
    expect((await candor(file, '--keys', keysFile, '--strict')).code).toBe(1)
    expect((await candor(saved('rss.xml', document()), '--keys', keysFile, '--strict')).code).toBe(
      0,
    )
  })

  it('prints the same as JSON, and reads one item of a JSON Feed', async () => {
    const item = JSON.stringify(JSON.parse(document('json')).items[0])
    const { code, out } = await candor(saved('item.json', item), '--keys', keysFile, '--json')
    const [verified] = JSON.parse(out).items
    expect(verified).toMatchObject({
      id: articles[0]?.guid,
      outcome: 'holds',
      key: { kid, state: 'current' },
    })
    expect([code, verified.statement.guid]).toEqual([0, articles[0]?.guid])
  })
})

it('lets no text of a feed pass for a line of its own', async () => {
  const [item] = JSON.parse(document('json')).items
  const forged = saved(
    'forged.json',
    JSON.stringify({ ...item, title: `x\nholds    ${item.id}\u001b[2J` }),
  )
  const { code, out } = await candor(forged, '--keys', keysFile)
  expect([code, out.match(/^holds/gm), out.includes('\u001b')]).toEqual([1, null, false])
})

it('reads saved statements and evidence, and refuses what is neither', async () => {
  const payload = await payloadOf(buildArticle(), buildSite())
  const chain = await chainOf([payload, payload])
  const answer = saved(
    'chain.json',
    JSON.stringify({ keys: 'https://x.example/', statements: chain }),
  )
  expect((await candor(answer, '--keys', keysFile)).out).toContain('2 items: 2 holds')
  const lines = saved('chain.txt', `${chain.toReversed().join('\n')}\n`)
  expect((await candor(lines, '--keys', keysFile)).code).toBe(1)
  const evidence = await candor(saved('evidence.json', fileOf(await buildEvidence({}))))
  expect([evidence.code, evidence.out]).toEqual([0, expect.stringContaining('holds    file')])
  for (const text of ['', '<html><p>x', '{"a":1}', '{'])
    expect((await candor(saved('other', text), '--keys', keysFile)).code).toBe(2)
  expect((await candor(saved('rss.xml', document()), '--keys', saved('no-keys', '{}'))).code).toBe(
    2,
  )
  expect((await candor(join(folder, 'missing.xml'), '--keys', keysFile)).code).toBe(2)
})

/** A newsroom that answers these addresses. */
const worldOf = (
  answers: Readonly<Record<string, string>>,
  records: readonly string[] = [],
): World => ({
  read: async (address) =>
    answers[address] ?? Promise.reject(new Error(`nothing is at ${address}`)),
  resolveTxt: async (name) =>
    name === '_candor.news.example.org' ? records.map((each) => [each]) : [],
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
  [`${root}statements/${await digestOf(article.guid)}`]: JSON.stringify({ statements: list }),
  ...others,
})

describe('with an address', () => {
  const verify = async (list: readonly string[], records: readonly string[] = [], others = {}) =>
    verifySource(
      feedUrl,
      undefined,
      worldOf(await answersWith(chain[1] ?? '', list, others), records),
    )

  it('says whose the keys are, what ties them to it, and that nothing newer is known', async () => {
    const verified = await verify(chain.slice(0, 2), ['v=spf1 -all', `candor=1 kid=${kid}`])
    expect(verified.items).toMatchObject([{ outcome: 'holds', statement: { number: 2 } }])
    expect(verified.as_of).toBe('2026-12-01T00:00:00.000Z')
    expect(verified.keys).toMatchObject([
      {
        from: `${root}.well-known/candor/keys.json, at 2026-12-01T00:00:00.000Z`,
        ties: [
          { of: 'https', result: 'holds' },
          { of: 'dns', result: 'holds' },
        ],
      },
    ])
  })

  it('says that there is a newer statement, and finds a broken chain', async () => {
    const newestOf = async (list: readonly string[]) => (await verify(list)).items[0]?.checks.at(-1)
    expect(await newestOf(chain)).toMatchObject({
      of: 'newest',
      result: 'fails',
      detail: expect.stringContaining('number 3, withdrawn'),
    })
    const later = async (next: StatementPayload) => newestOf(await chainOf([...old, next]))
    expect(await later(payload)).toMatchObject({
      result: 'unknown',
      detail: expect.stringContaining('number 3'),
    })
    expect(await later({ ...payload, state: 'retracted' })).toMatchObject({ result: 'fails' })
    for (const list of [chain.slice(0, 1), chain.slice(1), chain.toReversed(), []])
      expect(await newestOf(list), `${list.length}`).toMatchObject({
        of: 'newest',
        result: 'fails',
      })
  })

  it('does not trust a DNS record of another key, and asks the host of the articles for its trust.txt', async () => {
    const whole = chain.slice(0, 2)
    const untied = await verify(whole, ['candor=1 kid=other'])
    expect(untied.keys[0]?.ties[1]).toMatchObject({ of: 'dns', result: 'fails' })
    expect(untied.items[0]?.outcome).toBe('holds')
    expect(refusalOf(untied, false)).toContain('dns')
    expect(refusalOf(await verify(whole, [`candor=1 kid=${kid}`]), true)).toBeNull()
    const elsewhere = { ...payload, url: 'https://articles.example/1' }
    const tie = async (text?: string) => {
      const others = text === undefined ? {} : { 'https://articles.example/trust.txt': text }
      const [jws = ''] = await chainOf([elsewhere])
      const { keys: found } = await verifySource(
        feedUrl,
        undefined,
        worldOf(await answersWith(jws, [jws], others)),
      )
      return found[0]?.ties[2]?.result
    }
    expect([
      await tie(),
      await tie('control=https://other.example/'),
      await tie(`# ours\ncontrol=${root}`),
    ]).toEqual(['unknown', 'fails', 'holds'])
  })

  it.each([
    ['a retired key', keyOf(9, { exp: Date.UTC(2100) / 1000 }), 'fails'],
    ['a key that signed nothing here', keyOf(8), 'holds'],
  ])('wants in the DNS each key that signed a statement: %s', async (_, other, result) => {
    const by = result === 'fails' ? 9 : 7
    const answers = await answersWith(toJws(payload, by), [toJws(payload, by)], {
      [`${root}.well-known/candor/keys.json`]: JSON.stringify({ keys: [keyOf(), other] }),
    })
    const { items, keys: found } = await verifySource(
      feedUrl,
      undefined,
      worldOf(answers, [`candor=1 kid=${kid}`]),
    )
    expect([items[0]?.outcome, found[0]?.ties[1]?.result]).toEqual(['holds', result])
  })

  it('believes a key only what names its newsroom, and nothing that came without HTTPS', async () => {
    const evil = { ...payload, publisher: 'http://evil.example/' }
    const feeds = renderFeed(
      feedShowing(news, buildSelection(), buildSnapshot({ articles: [article, article] })),
      'rss',
    )
    const world = worldOf({
      ...(await answersWith('', [])),
      [feedUrl]: withStatements(feeds, [toJws(evil, 9), toJws(payload, 9)]),
      'http://evil.example/.well-known/candor/keys.json': JSON.stringify({ keys: [keyOf(9)] }),
    })
    const { items, keys: found } = await verifySource(feedUrl, undefined, world)
    expect(items.map(({ checks }) => checks[0])).toMatchObject([
      { of: 'signature', result: 'holds' },
      { of: 'key', result: 'fails' },
    ])
    expect(found.map(({ ties }) => ties[0])).toMatchObject([
      { of: 'https', result: 'unknown' },
      { of: 'https', result: 'holds' },
    ])
  })

  it('fails without keys', async () => {
    const { items, keys: found } = await verifySource(
      feedUrl,
      undefined,
      worldOf({ [feedUrl]: single(chain[1] ?? '') }),
    )
    expect([items[0]?.outcome, found[0]?.ties[0]?.of]).toEqual(['fails', 'keys'])
  })
})

describe('the log', async () => {
  const entry = (jws: string) =>
    `<entry><id>x</id><candor:statement>${jws}</candor:statement></entry>`
  const page = (list: readonly string[], previous = '') =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:candor="https://w3id.org/candor/1.0/">${previous && `<link rel="prev-archive" href="${root}statements/${previous}"/>`}${list.map(entry).join('')}</feed>`
  const other = ['urn:example:1', 'urn:example:2'].map((guid) => ({ ...payload, guid }))
  const walk = async (list: readonly string[], state?: string, records: readonly string[] = []) => {
    const newestFirst = list.toReversed()
    const answers = {
      [`${root}.well-known/candor/keys.json`]: JSON.stringify(keys),
      // The newest document overlaps with the last closed part.
      [`${root}statements/`]: page(newestFirst.slice(0, 3), newestFirst.length > 3 ? '1' : ''),
      [`${root}statements/1`]: page(newestFirst.slice(2)),
    }
    const { checks, ...counts } = await verifyLog(root, undefined, state, worldOf(answers, records))
    return {
      faults: checks.flatMap(({ of, result }) => (result === 'holds' ? [] : [of])),
      ...counts,
    }
  }
  const [first = ''] = await chainOf(other.slice(0, 1))
  const [second = ''] = await chainOf(other.slice(1))
  const whole = [...chain.slice(0, 1), first, ...chain.slice(1), second]

  it('holds whole, and finds gaps', async () => {
    expect(await walk(whole)).toMatchObject({ faults: [], statements: 5, articles: 3 })
    expect((await walk(whole.toSpliced(2, 1))).faults).toEqual([article.guid])
    const ofOther = await walk(whole, undefined, ['candor=1 kid=other'])
    expect(ofOther.keys.ties[1]).toMatchObject({ of: 'dns', result: 'fails' })
  })

  it('is refused if an entry has no statement', async () => {
    await expect(walk([...whole.slice(1), ''])).rejects.toThrow('has no statement')
  })

  it('takes any guid, also a name that objects of JavaScript have', async () => {
    const state = join(folder, 'names.json')
    const named = await Promise.all(
      ['constructor', '__proto__', 'toString'].map(
        async (guid) => (await chainOf([{ ...payload, guid }]))[0] ?? '',
      ),
    )
    expect(await walk(named, state)).toMatchObject({ faults: [], articles: 3 })
    expect((await walk(named, state)).faults).toEqual([])
    expect((await walk(named.slice(0, 1), state)).faults).toEqual(['__proto__', 'toString'])
  })

  it('finds a past that was rewritten, or ends early, by what was in it before', async () => {
    const state = join(folder, 'state.json')
    expect((await walk(whole, state)).faults).toEqual([])
    expect((await walk(whole, state)).faults).toEqual([])
    const rewritten = await chainOf([payload, payload, withdrawn])
    expect((await walk([...rewritten, first, second])).faults).toEqual([])
    expect((await walk([...rewritten, first, second], state)).faults).toEqual([article.guid])
    expect((await walk(whole.toSpliced(3, 1), state)).faults).toEqual([article.guid])
    expect((await walk(whole.slice(0, 4), state)).faults).toEqual(['urn:example:2'])
  })
})
