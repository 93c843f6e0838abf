/** kits/wordpress in Debian's WordPress: what its feeds and pages say. */

import { checkDocument } from 'candor-check/check-document.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { describe, expect, it } from 'vitest'
import { openInput, openPage } from '../../../src/hosts/node/open-input.ts'
import { importAll } from '../../plugins/import/read.ts'
import { cases, wordsOf } from './cases.ts'
import { expected, readKitFeed } from './expected.ts'
import { readFeed } from './read-feed.ts'
import { metaOf, openWordPress, plugin } from './wordpress/run-wordpress.ts'

const site = openWordPress()

describe('feeds', () => {
  it.each(['/feed/', '/feed/atom/'])('declare in %s how each post was made', async (path) => {
    expect(await readKitFeed(await site().read(path))).toEqual(expected(cases))
  })

  it.each([
    ['de_DE', 'de'],
    ['zh_TW', 'zh-hant'],
    ['ar', 'ar'],
  ])('use the words of the language %s', async (locale, language) => {
    // WordPress takes only languages whose own words are installed.
    await site().php(
      `add_filter('sanitize_option_WPLANG', fn() => '${locale}'); update_option('WPLANG', '${locale}');`,
    )
    const found = await readKitFeed(await site().read('/feed/atom/'))
    await site().php(`update_option('WPLANG', '');`)
    expect(found).toEqual(expected(cases, language))
  })

  it.each(['/feed/', '/feed/atom/'])('are imported from %s with all their pages', async (path) => {
    await site().php(`update_option('posts_per_rss', '2');`)
    const human = { mode: 'human-only', language: 'en' } as const
    const { articles, walk } = await importAll(await openInput(site().origin + path), human, {
      openPage,
    })
    await site().php(`update_option('posts_per_rss', '10');`)
    expect(articles.map(({ title }) => title)).toEqual(cases.map(({ title }) => title))
    expect(walk).toEqual({ pages: Math.ceil(cases.length / 2), stopped: null })
  })

  it('begin with the label where they have excerpts only', async () => {
    await site().php(`update_option('rss_use_excerpt', '1');`)
    const [item] = readFeed(await site().read('/feed/'))
    await site().php(`update_option('rss_use_excerpt', '0');`)
    expect(item?.content).toBe('')
    expect(item?.summary).toBe(`AI-assisted: ${cases[0].text}`)
  })

  it('begin with the label where an excerpt was written by hand, or there is no text', async () => {
    const meta = { _candor_mode: 'ai-autonomous' }
    const ids = [
      await site().publishOlder({ title: 'By hand', excerpt: 'A summary.', meta }),
      await site().publishOlder({ title: 'Empty', content: '', meta }),
    ]
    const words = wordsOf('en')
    expect((await site().itemOf('By hand'))?.summary).toBe(
      `${words.labels['ai-autonomous']} A summary.`,
    )
    expect((await site().itemOf('Empty'))?.summary).toBe(words.sentences['ai-autonomous'])
    for (const id of ids) await site().remove(id)
  })

  it('stay well-formed when another plugin declares the prefix of podcasts', async () => {
    await site().php(
      `wp_mkdir_p(WPMU_PLUGIN_DIR); file_put_contents(WPMU_PLUGIN_DIR . '/podcast.php', '<?php add_action("rss2_ns", function () { echo "xmlns:podcast=\\"https://podcastindex.org/namespace/1.0\\"\\n"; });');`,
    )
    expect(await readKitFeed(await site().read('/feed/'))).toEqual(expected(cases))
    await site().php(`unlink(WPMU_PLUGIN_DIR . '/podcast.php');`)
  })

  it('keep sources of posts with a password to themselves, as REST does', async () => {
    const [dam] = cases
    const id = await site().publishOlder({ title: 'Locked', password: 'secret', meta: metaOf(dam) })
    expect(await site().itemOf('Protected: Locked')).toMatchObject({
      disclosure: null,
      sources: [],
      found: {},
    })
    expect((await site().rest(null, 'GET', `posts/${id}`)).body.meta).not.toHaveProperty(
      '_candor_sources',
    )
    expect(
      (await site().rest('admin', 'GET', `posts/${id}?context=edit`)).body.meta,
    ).toHaveProperty('_candor_sources')
    await site().remove(id)
  })
})

describe('pages', () => {
  it('declare how the post was made in meta, attributes and JSON-LD', async () => {
    const [dam] = cases
    const page = await site().read('/dam/')
    expect(page).toContain(
      '<meta name="ai-disclosure" content="ai-assisted" ai-model="example-model-1" ai-provider="Example &amp; Sons">',
    )
    expect(page.match(/<div ai-disclosure="ai-assisted" /g)).toHaveLength(1)
    // Nothing in JSON-LD can end its script.
    expect(page).toMatch(/<script type="application\/ld\+json">[^<]*<\/script>/)
    const { reviewed_by: reviewedBy, sources } = dam.disclosure
    expect(readDisclosure(page).items).toMatchObject([
      {
        ...{ title: dam.title, url: `${site().origin}/dam/`, sources, disclosure: { reviewedBy } },
        found: ['html', 'json-ld', 'words'].map((vocabulary) => ({ vocabulary })),
      },
    ])
  })

  it('declare nothing for a post without a mode', async () => {
    const page = await site().read('/old/')
    expect(page).not.toMatch(/ai-disclosure|candor|ld\+json/)
  })

  it('show the label in lists of excerpts', async () => {
    const page = await site().read('/')
    expect(page).toContain(`AI-assisted: ${cases[0].text}`)
    expect(page).toContain(cases[3].text)
    expect(page).not.toContain('<meta name="ai-disclosure"')
  })
})

describe('candor check', () => {
  const check = async (path: string) => {
    const { items, findings } = checkDocument(
      { text: await site().read(path), address: `${site().origin}${path}` },
      { now: new Date('2026-06-01T00:00:00Z') },
    )
    const codesOf = (severity: string) =>
      findings.filter((each) => each.severity === severity).map(({ code }) => code)
    return { items, findings, errors: codesOf('error'), warnings: codesOf('warning') }
  }
  const modes = cases.map(({ disclosure }) => disclosure?.mode ?? null)
  const switchPlugin = (status: string) => site().rest('admin', 'POST', plugin, { status })

  it('shows the disclosure of each post, without an error', async () => {
    for (const path of ['/feed/', '/feed/atom/']) {
      const { items, errors } = await check(path)
      expect([errors, items.map(({ disclosure }) => disclosure?.mode ?? null)]).toEqual([[], modes])
      for (const { disclosure, met_first } of items)
        if (disclosure?.by_ai) expect(met_first).toBe(true)
    }
  })

  it('says of a fresh WordPress that it declares nothing, names the plugin and the tagline, and finds no error', async () => {
    await switchPlugin('inactive')
    const { items, findings, errors } = await check('/feed/')
    await switchPlugin('active')
    expect([errors, items.filter(({ disclosure }) => disclosure !== null)]).toEqual([[], []])
    const fixOf = (code: string) => findings.find((each) => each.code === code)?.fix
    expect(fixOf('disclosure-none')).toContain('Candor Disclosure')
    expect(fixOf('description-empty')).toContain('Tagline')
  })

  it('reads the mode of a page without sources', async () => {
    const id = await site().publishOlder({
      title: 'Alone',
      slug: 'alone',
      meta: { _candor_mode: 'ai-autonomous' },
    })
    const { items } = await check('/alone/')
    await site().remove(id)
    expect(items).toMatchObject([{ disclosure: { mode: 'ai-autonomous' } }])
  })
})

describe('a changed disclosure', () => {
  const id = (slug: string) => `get_page_by_path('${slug}', OBJECT, 'post')->ID`

  /** Says whether a reader that has the feed gets the new one after a change in PHP. */
  async function reachesReaders(script: string): Promise<boolean> {
    const before = await fetch(`${site().origin}/feed/`)
    const [etag, date] = [
      before.headers.get('ETag') ?? '',
      before.headers.get('Last-Modified') ?? '',
    ]
    const again = async (headers: Record<string, string>) =>
      (await fetch(`${site().origin}/feed/`, { headers })).status
    expect(await again({ 'If-None-Match': etag, 'If-Modified-Since': date })).toBe(304)
    await site().php(script)
    const answers = [
      await again({ 'If-None-Match': etag, 'If-Modified-Since': date }),
      await again({ 'If-None-Match': etag }),
      await again({ 'If-Modified-Since': date }),
    ]
    expect(new Set(answers).size).toBe(1)
    return answers[0] === 200
  }

  it.each([
    ['is set by PHP', `update_post_meta(${id('dam')}, '_candor_model', 'another');`],
    ['is deleted by PHP', `delete_post_meta(${id('dam')}, '_candor_model');`],
    ['is set again', `update_post_meta(${id('dam')}, '_candor_model', 'example-model-1');`],
    ['is one of another plugin', `update_post_meta(${id('old')}, '_vtnai_level', 'assist');`],
    ['of another plugin is deleted', `delete_post_meta(${id('old')}, '_vtnai_level');`],
  ])('reaches readers with validators when it %s', async (_, script) => {
    expect(await reachesReaders(script)).toBe(true)
  })

  it('gives the entry of Atom another date', async () => {
    const updated = async () =>
      /<entry>.*?<updated>(.*?)</s.exec(await site().read('/feed/atom/'))?.[1]
    const before = await updated()
    await site().php(`update_post_meta(${id('dam')}, '_candor_provider', 'P');`)
    expect(await updated()).not.toBe(before)
    await site().php(`update_post_meta(${id('dam')}, '_candor_provider', 'Example & Sons');`)
  })

  it('reaches readers also when there are two in one second', async () => {
    const change = (model: string) =>
      `update_post_meta(${id('dam')}, '_candor_model', '${model}'); candor_touch_changed_posts(); echo get_lastpostmodified('GMT');`
    const dates = await site().php(`${change('one')} echo ' '; ${change('example-model-1')}`)
    const [before = '', after = ''] = dates.match(/\d\d:\d\d:\d\d/g) ?? []
    expect(before).not.toBe('')
    expect(after).not.toBe(before)
  })

  it('is none when other meta changes', async () => {
    expect(await reachesReaders(`update_post_meta(${id('dam')}, 'unrelated', 'x');`)).toBe(false)
  })
})
