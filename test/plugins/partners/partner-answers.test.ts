/**
 * What answers about articles cost for partners: what is judged, how often, and how much of the
 * process one token takes.
 */
import { expect, it } from 'vitest'
import { cleanBody } from '../../../src/core/sanitize/clean-body.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import {
  createPartnerAnswers,
  createShare,
  shareMs,
} from '../../../src/plugins/partners/api/answers.ts'
import { presets } from '../../../src/plugins/partners/presets.ts'
import type { StoredArticle } from '../../../src/plugins/publish/store/stored-article.ts'
import { buildStored } from '../publish/build-stored.ts'

const shown = { shown: true, reason: '' }
const caller = { tokenId: 1 }

const build = (changes: Partial<StoredArticle> = {}) =>
  buildStored({
    body_html: `<p>${'Text of the article. '.repeat(20)}</p>`,
    published_at: new Date().toISOString(),
    ...changes,
  })

/** Cleaning takes so many milliseconds on the clock of the test. */
function open(cleanMs = 0, settings = { LOGO_URL: 'https://news.example.org/logo.png' }) {
  let nowMs = 1
  const cleaned: number[] = []
  const partnersOf = createPartnerAnswers({
    site: parseSite(settings, { origin: 'https://news.example.org' }),
    partners: Object.values(presets),
    share: createShare(() => nowMs),
    clean: (html, baseUrl) => {
      cleaned.push(html.length)
      nowMs += cleanMs
      return cleanBody(html, baseUrl)
    },
  })
  return {
    partnersOf,
    cleaned,
    wait: (ms: number) => {
      nowMs += ms
    },
  }
}

it('judges no draft, and nothing that is withheld', async () => {
  const { partnersOf, cleaned } = open()
  for (const status of ['draft', 'withheld'] as const) {
    const { partners } = await partnersOf(
      caller,
      build({ status }),
      { shown: false, reason: 'It is a draft.' },
      status,
    )
    expect(Object.values(partners ?? {})).toEqual(
      Object.keys(presets).map(() => ({
        accepted: false,
        reasons: [{ code: 'not_shown', detail: 'It is a draft.' }],
      })),
    )
  }
  expect(cleaned).toEqual([])
})

it('says nothing of a partner whose feeds are off for want of a logo', async () => {
  const { partnersOf } = open(0, { LOGO_URL: '' })
  const { partners } = await partnersOf(caller, build(), shown, 'tag')
  expect(Object.keys(partners ?? {})).toEqual(['msn', 'flipboard', 'newsbreak'])
})

it('cleans a body once for all partners, and not again while the article is the same', async () => {
  const { partnersOf, cleaned } = open()
  const first = await partnersOf(caller, build(), shown, 'tag')
  expect(Object.keys(first.partners ?? {})).toEqual(Object.keys(presets))
  expect(await partnersOf(caller, build(), shown, 'tag')).toEqual(first)
  await partnersOf(
    caller,
    build({ title: 'Another title that is long enough' }),
    shown,
    'other tag',
  )
  expect(cleaned).toHaveLength(1)
})

it('cleans only the beginning of a long body, and counts the rest as bytes', async () => {
  const { partnersOf, cleaned } = open()
  const body = '<p>Words.</p>'.repeat(900_000)
  const { partners } = await partnersOf(caller, build({ body_html: body }), shown, 'tag')
  expect(cleaned).toEqual([200_000])
  expect(partners?.['msn']?.reasons.map(({ code }) => code)).toEqual(['text_too_long'])
})

it('gives others their turn between two partners', async () => {
  const { partnersOf } = open()
  let turns = 0
  const turn = () => {
    turns += 1
    timer = setTimeout(turn)
  }
  let timer = setTimeout(turn)
  await partnersOf(caller, build(), shown, 'tag')
  clearTimeout(timer)
  expect(turns).toBeGreaterThanOrEqual(Object.keys(presets).length)
})

it('leaves partners out for a token that took a quarter of the minute, until the next one', async () => {
  const { partnersOf, cleaned, wait } = open(shareMs / 2)
  const judged = async (name: string, who = caller) => {
    const body = `<p>${name} ${'Text of the article. '.repeat(20)}</p>`
    return 'partners' in (await partnersOf(who, build({ body_html: body }), shown, name))
  }
  expect([await judged('1'), await judged('2'), await judged('3'), await judged('4')]).toEqual([
    true,
    false,
    false,
    false,
  ])
  expect(cleaned).toHaveLength(2)
  expect(await judged('1')).toBe(true)
  expect(await judged('5', { tokenId: 2 })).toBe(true)
  wait(60_000)
  expect(await judged('6')).toBe(true)
})
