/**
 * kits/wordpress in Debian's WordPress: who may write, what is refused, and the labels of other
 * plugins.
 */

import { checkDocument } from 'candor-check/check-document.ts'
import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { describe, expect, it } from 'vitest'
import { type Case, cases, wordsOf } from './cases.ts'
import { readFeed } from './read-feed.ts'
import { openWordPress, plugin } from './wordpress/run-wordpress.ts'

const site = openWordPress()

describe('REST', () => {
  const attempt = (meta: object, status = 'publish') =>
    site().rest('writer', 'POST', 'posts', { status, title: 'Refused', meta })

  it.each<[string, Record<string, unknown>]>([
    ['an unknown mode', { _candor_mode: 'ai' }],
    ['AI-assisted without a reviewer', { _candor_mode: 'ai-assisted' }],
    [
      'autonomous with a reviewer',
      { _candor_mode: 'ai-autonomous', _candor_reviewed_by: 'Somebody' },
    ],
    ['a script as a source', { _candor_sources: [{ url: 'javascript:alert(1)', title: 'x' }] }],
    ...[
      [{ name: 'voice', mode: 'ai-autonomous' }],
      [{ name: 'summary', mode: 'robots' }],
      [{ name: 'summary', mode: 'ai-assisted' }],
      [{ name: 'translation', mode: 'ai-autonomous' }],
      [{ name: 'text', mode: 'ai-autonomous' }],
      [{ name: 'audio', mode: 'human-only', model: 'x' }],
      [{ name: 'audio', mode: 'human-only', reviewed_by: 'Kim', reviewed_at: 'May' }],
      [
        { name: 'audio', mode: 'ai-autonomous' },
        { name: 'audio', mode: 'ai-autonomous' },
      ],
    ].map((parts): [string, Record<string, unknown>] => [
      `the parts ${JSON.stringify(parts)}`,
      { _candor_mode: 'ai-assisted', _candor_parts: parts },
    ]),
    [
      'a part by AI under human-only',
      { _candor_mode: 'human-only', _candor_parts: [{ name: 'audio', mode: 'ai-autonomous' }] },
    ],
    [
      'a source with an unknown member',
      { _candor_sources: [{ url: 'https://x.example', title: 'x', y: 1 }] },
    ],
  ])('refuses %s before anything is published', async (_, meta) => {
    expect((await attempt(meta)).status).toBe(400)
    const { body } = await site().rest('admin', 'GET', 'posts?search=Refused&status=any')
    expect(body).toEqual([])
  })

  it('keeps a draft without a reviewer, and refuses to publish it', async () => {
    const { status, body } = await attempt({ _candor_mode: 'ai-assisted' }, 'draft')
    expect(status).toBe(201)
    expect(
      (await site().rest('writer', 'POST', `posts/${body.id}`, { status: 'publish' })).status,
    ).toBe(400)
    const named = { status: 'publish', meta: { _candor_reviewed_by: 'Desk' } }
    expect((await site().rest('writer', 'POST', `posts/${body.id}`, named)).status).toBe(200)
    await site().remove(body.id)
  })

  it('lets only those write who may edit the post', async () => {
    const id = await site().publishOlder({ title: 'Of the admin' })
    const change = { meta: { _candor_mode: 'human-only' } }
    expect((await site().rest('writer', 'POST', `posts/${id}`, change)).status).toBe(403)
    expect((await site().rest(null, 'POST', `posts/${id}`, change)).status).toBe(401)
    expect((await site().rest('admin', 'POST', `posts/${id}`, change)).status).toBe(200)
    const may = `echo (int) user_can(get_user_by('login', 'writer'), 'edit_post_meta', ${id}, '_candor_mode');`
    expect(await site().php(may)).toBe('0')
    await site().remove(id)
  })

  it('describes the meta in its schema', async () => {
    const { body } = await site().rest('admin', 'OPTIONS', 'posts')
    const { meta } = body.schema.properties
    expect(meta.properties._candor_mode.enum).toEqual([
      '',
      'ai-autonomous',
      'ai-assisted',
      'human-only',
    ])
    expect(meta.properties._candor_sources.items.required).toEqual(['url', 'title'])
  })
})

it('says which parts AI made, in text, feeds and page', async () => {
  const review = { reviewed_by: 'Kim & <Co>', reviewed_at: '2026-05-01T11:58:30Z' }
  const translation = { name: 'translation', mode: 'ai-assisted', model: 'R&D', ...review }
  const _candor_parts = [
    { ...translation, translated_from: 'fr' },
    { name: 'audio', mode: 'ai-autonomous', model: '' },
  ]
  const meta = { _candor_mode: 'ai-assisted', _candor_parts }
  const id = await site().publishOlder({ title: 'In parts', meta })
  const parts = [
    { name: 'translation', model: 'R&D', reviewedBy: 'Kim & <Co>', translatedFrom: 'fr' },
    { name: 'audio', mode: 'ai-autonomous', reviewedBy: null },
  ]
  for (const path of ['/feed/', '/feed/atom/']) {
    const text = await site().read(path)
    const item = readDisclosure(text).items.find(({ title }) => title === 'In parts')
    expect(item?.disclosure).toMatchObject({
      parts,
      statement:
        'Made by AI: translation (Français → English, R&D, reviewed by Kim & <Co>), audio; no other part.',
    })
    expect(item?.summary).toBe('Translation and audio by AI: Text.')
    const { findings } = checkDocument({ text, address: null }, { now: new Date() })
    expect(findings.filter(({ code }) => /^(part|reviewer)-/.test(code))).toEqual([])
  }
  const [page] = readDisclosure(await site().read(`/?p=${id}`)).items
  expect(page?.disclosure?.parts).toMatchObject([
    { name: 'translation', reviewedBy: 'Kim & <Co>', translatedFrom: 'fr' },
    { name: 'audio', byAi: true },
  ])
  await site().remove(id)
})

it('says that an AI translated a post, and when a part was reviewed if nobody does', async () => {
  const parts = [
    { name: 'translation', mode: 'ai-autonomous', translated_from: 'de' },
    { name: 'headline', mode: 'human-only', reviewed_by: 'Kim' },
  ]
  const meta = { _candor_mode: 'ai-autonomous', _candor_model: 'm', _candor_parts: parts }
  const id = await site().publishOlder({ title: 'Translated', meta })
  const { summary, disclosure } =
    readDisclosure(await site().read('/feed/')).items.find(({ title }) => title === 'Translated') ??
    {}
  expect(summary).toBe('Translated by AI, no human editor: Text.')
  expect(disclosure?.statement).toBe(
    'An AI translated this article (Deutsch → English, m); no human editor reviewed it.',
  )
  expect(disclosure?.parts[1]?.reviewedAt).toMatch(/^20\d\d-.*Z$/)
  await site().remove(id)
})

describe('labels of other plugins', () => {
  it.each([
    ['_vtnai_level', 'assist', 'ai-assisted'],
    ['_vtnai_level', 'important', 'ai-assisted'],
    ['_vtnai_level', 'none', undefined],
    ['_euaiactready_ai_content', 'assisted', 'ai-assisted'],
    ['_euaiactready_ai_content', 'generated_reviewed', 'ai-assisted'],
    ['_euaiactready_ai_content', 'generated', 'ai-autonomous'],
    ['_euaiactready_ai_content', '1', 'ai-autonomous'],
    ['_euaiactready_ai_content', 'none', undefined],
  ])('are taken over: %s = %s', async (key, value, mode) => {
    const id = await site().publishOlder({ title: 'Taken over' })
    await site().php(`update_post_meta(${id}, '${key}', '${value}');`)
    const item = await site().itemOf('Taken over')
    const label = wordsOf('en').labels[mode ?? '']
    expect(item?.found.podcast).toEqual(mode && ['true'])
    expect(item?.summary).toBe(label ? `${label} Text.` : 'Text.')
    // Nobody is named, so no review is claimed.
    expect(item?.found.candor).toEqual(mode === 'ai-autonomous' ? [mode] : undefined)
    expect((await site().rest('admin', 'GET', `posts/${id}`)).body.meta._candor_mode).toBe(
      mode ?? '',
    )
    expect((await site().rest('admin', 'POST', `posts/${id}`, { title: 'Edited' })).status).toBe(
      200,
    )
    await site().remove(id)
  })

  it('give way to a mode that was set here', async () => {
    const id = await site().publishOlder({ title: 'Both', meta: { _candor_mode: 'human-only' } })
    await site().php(`update_post_meta(${id}, '_vtnai_level', 'important');`)
    expect((await site().itemOf('Both'))?.disclosure?.mode).toBe('human-only')
    await site().remove(id)
  })

  it('stay when the other plugin is deleted and removes its meta', async () => {
    const id = await site().publishOlder({ title: 'Kept' })
    await site().php(`update_post_meta(${id}, '_euaiactready_ai_content', 'generated');`)
    expect(
      (await site().rest('admin', 'DELETE', 'plugins/eu-ai-act-ready/eu-ai-act-ready')).status,
    ).toBe(200)
    expect(
      await site().php(`echo (int) metadata_exists('post', ${id}, '_euaiactready_ai_content');`),
    ).toBe('0')
    expect((await site().itemOf('Kept'))?.disclosure?.mode).toBe('ai-autonomous')
    await site().remove(id)
  })
})

it('gives a post of another language its language and direction in the feed', async () => {
  await site().php(
    `wp_mkdir_p(WPMU_PLUGIN_DIR); file_put_contents(WPMU_PLUGIN_DIR . '/language.php', '<?php add_filter("candor_language", fn($tag, $post) => [ "Other" => "ur", "Latin" => "ar-Latn" ][$post->post_title] ?? $tag, 10, 2);');`,
  )
  const meta = { _candor_mode: 'ai-autonomous' }
  const ids = [
    await site().publishOlder({ title: 'Other', meta }),
    await site().publishOlder({ title: 'Latin', meta }),
  ]
  const { items } = readDisclosure(await site().read('/feed/'))
  for (const id of ids) await site().remove(id)
  const found = items.map(({ title, language, contentHtml }) => [
    ...[title, language, / (lang=[^>]*)/.exec(String(contentHtml))?.[1]],
  ])
  expect(found).toEqual(
    expect.arrayContaining([
      ['Other', 'ur', 'lang="ur" dir="rtl"'],
      ['Latin', 'ar-Latn', 'lang="ar-Latn" dir="ltr"'],
      [cases[0].title, 'en-US', 'lang="en-US" dir="ltr"'],
    ]),
  )
})

// The last test: it deletes the plugin.
it('writes no notices, and leaves the facts in the database when it is deleted', async () => {
  expect(await site().complaints()).toEqual([])
  await site().rest('admin', 'POST', plugin, { status: 'inactive' })
  expect((await site().rest('admin', 'DELETE', plugin)).status).toBe(200)
  const rest: readonly Case[] = cases.map((each) => ({ ...each, disclosure: null }))
  expect(
    readFeed(await site().read('/feed/')).map(({ title, found }) => ({ title, found })),
  ).toEqual(rest.map(({ title }) => ({ title, found: {} })))
  expect(
    await site().php(
      `echo get_post_meta(get_page_by_path('dam', OBJECT, 'post')->ID, '_candor_mode', true);`,
    ),
  ).toBe('ai-assisted')
})
