/**
 * What the publishing API refuses: all that is wrong at once, with what is allowed and where it is
 * explained.
 */
import { describe, expect, it } from 'vitest'
import { longest } from '../../../../schema/limits.ts'
import { allRules } from '../../../../src/plugins/publish/rules.ts'
import type { Suite } from '../../../core/app/running.ts'
import { buildBody } from '../../../fixtures/build-body.ts'
import { facts } from '../../../fixtures/facts.ts'
import { runOnNode } from '../../../product/app/on-node.ts'
import { apiBase, faultsOf, makeToken, publisherOf, sendRaw } from './publish-client.ts'

const everythingWrong = {
  url: 'ftp://news.example.org/a',
  title: ' ',
  language: 'English!',
  status: 'live',
  tags: [],
  keywords: [],
  published_at: 'yesterday',
  disclosure: { mode: 'by-magic', reviewer: 'Ada Example' },
  picture: { url: 'a.jpg', type: 'jpeg', alt: '', bytes: -1 },
  sources: [
    { url: 'https://council.example.org/' },
    { url: 'ftp://council.example.org/', title: '', author: 'x' },
  ],
  topics: ['Not a slug', 'unknown-topic', { slug: 'UPPER', label: ' ' }, 7],
  corrections: [{ text: '', url: 'mailto:desk@news.example.org' }],
}

export const describePublishRefusals: Suite = (running, sql) => {
  const api = publisherOf(running, sql)

  describe('a body that breaks rules', () => {
    it('is refused with all faults of its form at once', async () => {
      const answered = await api.put('wrong', everythingWrong)
      expect(answered.status).toBe(422)
      expect(faultsOf(answered)).toMatchObject({
        '/url': 'url_names_a_valid_host',
        '/title': 'title_is_not_empty',
        '/language': 'language_is_a_language_tag',
        '/status': 'status_is_known',
        '/tags': 'member_is_unknown',
        '/keywords': 'member_is_unknown',
        '/published_at': 'date_is_invalid',
        '/disclosure/mode': 'disclosure_mode_is_known',
        '/disclosure/reviewer': 'member_is_unknown',
        '/picture/bytes': 'number_is_invalid',
        '/sources/0/title': 'member_is_missing',
        '/sources/1/author': 'member_is_unknown',
        '/topics/3': 'type_is_wrong',
      })
      expect((await api.get('wrong')).status).toBe(404)
    })

    it('is refused with all rules of the database at once', async () => {
      const { tags: _, keywords: __, status: ___, published_at: ____, ...others } = everythingWrong
      const answered = await api.put(
        'wrong',
        buildBody({
          ...others,
          disclosure: { mode: 'ai-autonomous', reviewed_by: 'Ada Example', statement: ' ' },
          picture: { ...others.picture, bytes: 0 },
          sources: [{ url: 'ftp://council.example.org/', title: '' }],
          topics: ['Not a slug', 'unknown-topic', { slug: 'UPPER', label: ' ' }],
        }),
      )
      expect(answered.status).toBe(422)
      expect(
        (answered.body.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`).toSorted(),
      ).toEqual([
        '/corrections/0/text correction_text_is_not_empty',
        '/corrections/0/url correction_url_is_absolute_http_url',
        '/disclosure/reviewed_by ai_autonomous_has_no_reviewer',
        '/disclosure/statement disclosure_statement_is_not_empty',
        '/language language_is_a_language_tag',
        '/picture picture_has_true_sizes',
        '/picture/alt picture_has_alt_text',
        '/picture/type picture_has_media_type',
        '/picture/url picture_url_is_absolute_http_url',
        '/sources/0/title source_title_is_not_empty',
        '/sources/0/url source_url_is_absolute_http_url',
        '/title title_is_not_empty',
        '/topics/0 slug_is_lower_case_words',
        '/topics/0 topic_exists',
        '/topics/1 topic_exists',
        '/topics/2/label topic_label_is_not_empty',
        '/topics/2/slug slug_is_lower_case_words',
        '/url url_is_absolute_http_url',
        '/url url_names_a_valid_host',
      ])
    })

    it('is refused for dates in the future with all other faults', async () => {
      const at = '2999-01-01T00:00:00Z'
      const disclosure = { mode: 'human-only', reviewed_by: 'Ada Example', reviewed_at: at }
      const body = buildBody({
        title: ' ',
        disclosure,
        corrections: [{ text: 'A' }, { text: 'B', corrected_at: at }],
      })
      expect(faultsOf(await api.put('ahead', body))).toEqual({
        '/title': 'title_is_not_empty',
        '/disclosure/reviewed_at': 'review_is_not_in_the_future',
        '/corrections/1/corrected_at': 'correction_is_not_in_the_future',
      })
    })

    it.each(['https://ab\u200dc.example/', 'https://\u0301a.example/'])(
      'is refused if IDNA refuses the host, which the database does not know: %s',
      async (url) => {
        expect(faultsOf(await api.put('idna', buildBody({ url })))).toEqual({
          '/url': 'url_names_a_valid_host',
        })
      },
    )

    it('is refused for a source whose host is not ASCII and cannot be converted', async () => {
      const sources = [
        { url: 'https://example.org/', title: 'A' },
        { url: 'https://\u0301a.example/', title: 'B' },
      ]
      const { status, body } = await api.put('source', buildBody({ sources }))
      expect([status, body.errors]).toEqual([
        422,
        [
          expect.objectContaining({
            pointer: '/sources/1/url',
            code: 'source_url_has_an_ascii_host',
          }),
        ],
      ])
      expect(body.errors?.[0]?.detail).toMatch(facts('xn--', 'URL'))
    })

    it('leaves retired topics alone: their addresses lead elsewhere', async () => {
      await sql(`insert into retired_topics (slug) values ('left-behind')`)
      const body = buildBody({ topics: [{ slug: 'left-behind', label: 'Left behind' }] })
      expect(faultsOf(await api.put('retired-topic', body))).toEqual({
        '/topics/0': 'topic_is_retired',
      })
      await sql(`delete from retired_topics where slug = 'left-behind'`)
    })

    it('says what is allowed, and where each rule is explained', async () => {
      const { disclosure: _, ...body } = buildBody()
      const { status, body: problem } = await api.put('undisclosed', body)
      expect(status).toBe(422)
      expect(problem.errors).toEqual([
        {
          pointer: '/disclosure/mode',
          code: 'disclosure_mode_is_known',
          detail: expect.stringContaining('how the article was made'),
          allowed: ['ai-autonomous', 'ai-assisted', 'human-only'],
          see: `${apiBase}/errors/disclosure_mode_is_known`,
        },
      ])
      const wrong = (await api.put('wrong', everythingWrong)).body.errors ?? []
      expect(wrong.length).toBeGreaterThan(10)
      for (const { code, see } of wrong) expect(see).toBe(`${apiBase}/errors/${code}`)
    })

    it('can break no rule that is not explained', async () => {
      const codes = Object.keys(allRules)
      expect(codes.length).toBeGreaterThan(60)
      for (const code of codes) {
        const { status, body } = await sendRaw(running(), `/errors/${code}`, {})
        expect([status, body]).toMatchObject([
          200,
          { code, detail: expect.stringMatching(/ must [^.]+/) },
        ])
      }
    })

    it.each([
      ['disclosure', 'ai-autonomous', 'an object'],
      ['sources', 'https://council.example.org/', 'a list'],
      ['title', 7, 'a text'],
      ['unretract', 'true', 'true or false'],
      ['topics', [7], 'a text or an object'],
      ['picture', 'https://news.example.org/a.jpg', 'an object'],
    ])('says of which type a member must be: %s', async (member, value, type) => {
      const { body } = await api.put('wrong', buildBody({ [member]: value }))
      expect(body.errors).toMatchObject([
        { code: 'type_is_wrong', detail: expect.stringContaining(`be ${type}`) },
      ])
    })

    it('is refused as a whole if it is a list, also a patch of another kind (RFC 6902)', async () => {
      await api.put('listed', buildBody())
      const patch = [{ op: 'replace', path: '/title', value: 'Other' }]
      for (const answered of [
        await api.put('listed', [buildBody()]),
        await api.patch('listed', patch),
      ]) {
        expect([answered.status, faultsOf(answered)]).toEqual([422, { '': 'type_is_wrong' }])
        expect(answered.body.errors?.[0]?.detail).toContain('must be an object')
      }
    })

    it.each(['__proto__', 'constructor', 'prototype'])(
      'has no member %s, as it has no other that is unknown',
      async (name) => {
        const body = JSON.stringify(
          buildBody({ title: ' ', disclosure: { mode: 'human-only', other: 1 }, other: 1 }),
        )
        const answered = await api.put(
          'hidden',
          JSON.parse(body.replaceAll('"other"', JSON.stringify(name))),
        )
        expect(faultsOf(answered)).toEqual({
          [`/disclosure/${name}`]: 'member_is_unknown',
          [`/${name}`]: 'member_is_unknown',
          '/title': 'title_is_not_empty',
        })
      },
    )

    it.each(['no_such_rule', 'constructor', '__proto__', 'toString'])(
      'has no rule %s',
      async (code) => {
        expect((await sendRaw(running(), `/errors/${code}`, {})).status).toBe(404)
      },
    )

    it.each([
      ['null', null],
      ['a list', []],
      ['a text', 'article'],
      ['an empty object', {}],
    ])('is refused if it is %s', async (_, body) => {
      const { status, body: problem } = await api.put('wrong', body)
      expect([status, problem.errors?.length]).toMatchObject([422, expect.any(Number)])
    })

    it.each([
      ['U+0000', 'a\u0000b'],
      ['half of a surrogate pair', 'a\ud800b'],
    ])('cannot have %s in a text', async (_, title) => {
      expect(faultsOf(await api.put('wrong', buildBody({ title })))).toEqual({
        '/title': 'text_is_invalid',
      })
    })

    it('has texts and lists of a bounded length, and each fault says the limit', async () => {
      const long = (most: number) => 'ä'.repeat(most + 1)
      const { articles, sources, topics, corrections } = longest
      const link = (most: number) => `https://a.example/${long(most)}`
      const answered = await api.put(
        'long',
        buildBody({
          title: long(articles.title),
          byline: long(articles.byline),
          disclosure: {
            mode: 'human-only',
            reviewed_by: long(articles.reviewed_by),
            statement: long(10_000),
          },
          retraction: { reason: long(articles.retraction_reason) },
          picture: { url: link(8000), type: 'image/png', alt: long(articles.picture_alt) },
          sources: [
            {
              url: link(sources.url),
              title: long(sources.title),
              publisher: long(sources.publisher),
            },
          ],
          topics: [{ slug: 'long', label: long(topics.label) }],
          corrections: [{ text: long(corrections.text), url: link(8000) }],
        }),
      )
      expect(faultsOf(answered)).toEqual({
        '/title': 'title_is_not_too_long',
        '/byline': 'byline_is_not_too_long',
        '/disclosure/reviewed_by': 'reviewed_by_is_not_too_long',
        '/disclosure/statement': 'disclosure_statement_is_not_too_long',
        '/retraction/reason': 'retraction_reason_is_not_too_long',
        '/picture/url': 'picture_url_is_not_too_long',
        '/picture/alt': 'picture_alt_is_not_too_long',
        '/sources/0/url': 'source_url_is_not_too_long',
        '/sources/0/title': 'source_title_is_not_too_long',
        '/sources/0/publisher': 'source_publisher_is_not_too_long',
        '/topics/0/label': 'topic_label_is_not_too_long',
        '/corrections/0/text': 'correction_text_is_not_too_long',
        '/corrections/0/url': 'correction_url_is_not_too_long',
      })
      expect(JSON.stringify(answered.body.errors)).toContain(
        '`title` must have at most 1,000 characters.',
      )
    })

    it('has at most as many parts as the database takes, also one by one, and each fault says how many', async () => {
      const many = (length: number) =>
        Array.from({ length }, (_, index) => ({ text: `Text ${index}` }))
      const refused = await api.put('many', buildBody({ corrections: many(501) }))
      expect(refused.body.errors).toMatchObject([
        {
          pointer: '/corrections',
          code: 'too_many_entries',
          detail: expect.stringContaining('at most 500 entries'),
        },
      ])
      expect((await api.put('many', buildBody({ corrections: many(500) }))).status).toBe(201)
      const one = await api.act('many', 'corrections', { text: 'One more' })
      expect(one.body.errors).toMatchObject([
        { pointer: '', code: 'too_many_entries', detail: expect.stringContaining('500') },
      ])
    })

    it('cannot be longer than the database allows', async () => {
      const put = (length: number) =>
        api.put('as-long-as-allowed', buildBody({ body_html: 'x'.repeat(length) }))
      await sql(
        `create or replace function article_body_limit() returns integer language sql immutable as 'select 5000'`,
      )
      try {
        expect(faultsOf(await put(5001))).toEqual({ '/body_html': 'body_is_not_too_long' })
        expect((await put(5000)).status).toBe(201)
      } finally {
        await sql(
          `create or replace function article_body_limit() returns integer language sql immutable as 'select 1000000'`,
        )
      }
    })

    it('has at most 20,000 elements: the error names the limit and the number', async () => {
      const put = (rows: number) =>
        api.put(
          'table',
          buildBody({ body_html: `<table>${'<tr><td>1 < 2</td></tr>'.repeat(rows)}</table>` }),
        )
      const refused = await put(10_000)
      expect(faultsOf(refused)).toEqual({ '/body_html': 'body_has_not_too_many_elements' })
      expect(refused.body.errors?.[0]?.detail).toBe(
        '`body_html` must have at most 20,000 elements (start tags), not 20001.',
      )
      expect((await put(9999)).status).toBe(201)
    })

    it('is refused for its member if a patch makes it wrong, also if the patch goes deep', async () => {
      await api.put('patched', buildBody())
      expect(faultsOf(await api.patch('patched', { title: null, tags: [], keywords: {} }))).toEqual(
        {
          '/title': 'member_is_missing',
          '/tags': 'member_is_unknown',
          '/keywords': 'member_is_unknown',
        },
      )
      const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`
      const headers = {
        Authorization: `Bearer ${await makeToken(sql)}`,
        'Content-Type': 'application/merge-patch+json',
      }
      const { status } = await sendRaw(running(), '/articles/patched', {
        method: 'PATCH',
        headers,
        body: deep,
      })
      expect(status).toBe(422)
    })

    it('conflicts if another article has its guid, and cannot change the guid', async () => {
      const guid = 'urn:example:taken'
      expect((await api.put('owner', buildBody({ guid }))).body).toMatchObject({
        result: 'created',
        guid,
      })
      const other = await api.put('thief', buildBody({ guid }))
      expect([other.status, faultsOf(other)]).toEqual([409, { '/guid': 'guid_is_unique' }])
      const changed = await api.put('owner', buildBody({ guid: 'urn:example:other' }))
      expect([changed.status, faultsOf(changed)]).toEqual([422, { '/guid': 'guid_cannot_change' }])
      expect((await api.put('owner', buildBody({ guid }))).body).toMatchObject({ changed: false })
      expect((await api.put('owner', buildBody())).body).toMatchObject({ changed: false, guid })
    })
  })
}

if (import.meta.vitest) await runOnNode(describePublishRefusals)
