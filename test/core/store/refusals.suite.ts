/**
 * Statements that the database refuses, each with the constraint or message that names the cause.
 */
import { getTableConfig } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { longestKey } from '../../../schema/checks.ts'
import { longest } from '../../../schema/limits.ts'
import { articles, corrections, sources } from '../../../schema/tables.ts'
import { articleTopics, oldAddresses, topics } from '../../../schema/topic-tables.ts'
import { insertArticle } from '../../fixtures/insert-article.ts'
import { seed } from '../../fixtures/runs.ts'
import { seeded } from '../../fixtures/seeded.ts'
import type { Bench } from './bench.ts'
import { runOnPglite } from './on-pglite.ts'
import { refusedParts } from './parts.suite.ts'

type Refusal = readonly [statement: string, reason: string]

const insert = (columns: string, values: string) =>
  `insert into articles (url, title, language, ${columns}) values ('https://news.example.org/a', 'A', 'en', ${values})`

/**
 * They run on one published article with a source, a topic and a correction, and change nothing.
 */
const refusals: readonly Refusal[] = [
  [insert('byline', `'Desk'`), 'null value in column "disclosure_mode"'],
  [insert('disclosure_mode', `'ai'`), 'disclosure_mode_is_known'],
  [insert('disclosure_mode', `'unknown'`), 'unknown_is_from_before_the_duty'],
  [
    insert('disclosure_mode, published_at', `'unknown', '2026-08-02T02:00:00+02:00'`),
    'unknown_is_from_before_the_duty',
  ],
  ...[
    ['disclosure_model', `'example-model-1'`],
    ['disclosure_provider', `'Example AI'`],
    ['disclosure_statement', `'Drafted by AI.'`],
    ['reviewed_by', `'A. Reviewer'`],
    ['generated_at', `'2019-03-01Z'`],
  ].map(
    ([column, value]): Refusal => [
      insert(`disclosure_mode, published_at, ${column}`, `'unknown', '2019-03-01Z', ${value}`),
      'unknown_has_no_other_disclosure',
    ],
  ),
  [insert('disclosure_mode', `'ai-assisted'`), 'ai_assisted_names_its_reviewer'],
  [insert('disclosure_mode, reviewed_by', `'ai-assisted', ' '`), 'ai_assisted_names_its_reviewer'],
  [
    insert('disclosure_mode, reviewed_by', `'ai-autonomous', 'A. Reviewer'`),
    'ai_autonomous_has_no_reviewer',
  ],
  [insert('disclosure_mode, reviewed_by', `'ai-autonomous', ''`), 'ai_autonomous_has_no_reviewer'],
  [
    insert('disclosure_mode, disclosure_model', `'human-only', 'example-model-1'`),
    'human_only_has_no_model',
  ],
  [
    insert('disclosure_mode, disclosure_provider', `'human-only', 'Example AI'`),
    'human_only_has_no_model',
  ],
  [insert('disclosure_mode, status', `'human-only', 'published'`), 'published_has_published_at'],
  [insert('disclosure_mode, status', `'human-only', 'retracted'`), 'published_has_published_at'],
  [
    insert('disclosure_mode, guid', `'human-only', (select guid from articles)`),
    'articles_guid_unique',
  ],
  [insert('disclosure_mode, external_id', `'human-only', 'a b'`), 'external_id_has_no_blanks'],
  [
    insert('disclosure_mode, external_id', `'human-only', repeat('a', 201)`),
    'external_id_has_no_blanks',
  ],
  [insert('disclosure_mode, guid', `'human-only', ''`), 'guid_is_not_empty'],
  [insert('disclosure_mode, guid', `'human-only', 'urn:a b'`), 'guid_has_no_blanks'],
  [insert('disclosure_mode, guid', `'human-only', E'urn:a\\n'`), 'guid_has_no_blanks'],
  [
    insert('disclosure_mode, guid', `'human-only', repeat('ä', 1000) || 'a'`),
    'guid_is_not_too_long',
  ],
  // Invisible characters make no name and no text, and readers cannot tell apart two guids that
  // look alike.
  [insert('disclosure_mode, guid', `'human-only', E'urn:a\\x01b'`), 'guid_has_no_blanks'],
  [insert('disclosure_mode, guid', `'human-only', E'urn:a\\u200bb'`), 'guid_has_no_blanks'],
  [
    `update articles set url = 'https://user:secret@news.example.org/a'`,
    'url_is_absolute_http_url',
  ],
  [insert('disclosure_mode, guid', `'human-only', null`), 'null value in column "guid"'],
  [`update articles set disclosure_mode = null`, 'null value in column "disclosure_mode"'],
  [`update articles set disclosure_statement = ' '`, 'disclosure_statement_is_not_empty'],
  [`update articles set published_at = null`, 'published_has_published_at'],
  [`update articles set status = 'live'`, 'status_is_known'],
  [
    `update articles set status = 'retracted', retracted_at = now()`,
    'retracted_has_reason_and_date',
  ],
  [
    `update articles set status = 'retracted', retraction_reason = 'Wrong.'`,
    'retracted_has_reason_and_date',
  ],
  [
    `update articles set status = 'retracted', retraction_reason = E' \\t', retracted_at = now()`,
    'retracted_has_reason_and_date',
  ],
  ...['infinity', '-infinity', '0044-03-15 BC', '0999-12-31', '10000-01-02'].map(
    (date): Refusal => [
      `update articles set published_at = '${date}'`,
      'published_at_has_a_four_digit_year',
    ],
  ),
  ...['updated_at', 'retracted_at', 'generated_at'].map(
    (column): Refusal => [
      `update articles set ${column} = 'infinity'`,
      `${column}_has_a_four_digit_year`,
    ],
  ),
  [
    `update articles set disclosure_mode = 'human-only', disclosure_model = null, disclosure_provider = null, reviewed_by = 'R. Reviewer', reviewed_at = 'infinity'`,
    'reviewed_at_has_a_four_digit_year',
  ],
  [`update sources set accessed_at = 'infinity'`, 'accessed_at_has_a_four_digit_year'],
  [`update corrections set corrected_at = '0999-12-31'`, 'corrected_at_has_a_four_digit_year'],
  ...Object.entries(longest).flatMap(([table, columns]) =>
    Object.entries(columns).map(([column, most]): Refusal => {
      const byHumans = `disclosure_mode = 'human-only', disclosure_model = null, disclosure_provider = null, `
      const others = column === 'reviewed_by' ? byHumans : ''
      const picture =
        column === 'picture_url' ? `picture_type = 'image/png', picture_alt = 'A', ` : ''
      const text = `'https://a.example/' || repeat('ä', ${most - 'https://a.example/'.length + 1})`
      const prefix = table === 'articles' ? '' : `${table.slice(0, -1)}_`
      return [
        `update ${table} set ${others}${picture}${column} = ${text}`,
        `${prefix}${column}_is_not_too_long`,
      ]
    }),
  ),
  [`update articles set language = 'en' || repeat('-abcdefgh', 11)`, 'language_is_a_language_tag'],
  [`update articles set audience = array_fill('a'::text, array[501])`, 'audience_names_partners'],
  [
    `insert into sources (article_id, position, url, title)
      select article_id, position + n, url, title from sources, generate_series(1, 500) n`,
    'has too many rows in sources',
  ],
  [
    `insert into corrections (article_id, text) select id, 'Text ' || n from articles, generate_series(1, 500) n`,
    'has too many rows in corrections',
  ],
  [
    `with made as (insert into topics select 'topic-' || n, 'T' from generate_series(1, 500) n returning slug)
      insert into article_topics select id, slug from articles, made`,
    'has too many rows in article_topics',
  ],
  [`update articles set url = 'https://news.example.org:65536/a'`, 'url_names_a_valid_host'],
  [`update articles set url = '/2026/bridge'`, 'url_is_absolute_http_url'],
  [`update articles set url = '//news.example.org/a'`, 'url_is_absolute_http_url'],
  [`update articles set url = 'news.example.org/a'`, 'url_is_absolute_http_url'],
  [`update articles set url = 'ftp://news.example.org/a'`, 'url_is_absolute_http_url'],
  [`update articles set url = 'javascript:alert(1)'`, 'url_is_absolute_http_url'],
  [`update articles set url = 'https://'`, 'url_is_absolute_http_url'],
  [`update articles set url = 'https:///a'`, 'url_is_absolute_http_url'],
  [`update articles set url = 'https://news.example.org/a b'`, 'url_is_absolute_http_url'],
  [`update articles set url = E'https://news.example.org/a\\n'`, 'url_is_absolute_http_url'],
  [`update articles set url = ''`, 'url_is_absolute_http_url'],
  [`update articles set url = null`, 'null value in column "url"'],
  [`update articles set byline_url = 'desk'`, 'byline_url_is_absolute_http_url'],
  [
    `update articles set picture_url = 'a.png', picture_alt = 'A', picture_type = 'image/png'`,
    'picture_url_is_absolute',
  ],
  [`update articles set title = ''`, 'title_is_not_empty'],
  [`update articles set title = E' \\n\\t'`, 'title_is_not_empty'],
  [`update articles set title = null`, 'null value in column "title"'],
  [`update articles set language = 'English!'`, 'language_is_a_language_tag'],
  [`update articles set language = ''`, 'language_is_a_language_tag'],
  [`update articles set language = null`, 'null value in column "language"'],
  [
    `update articles set picture_url = 'https://news.example.org/a.png', picture_type = 'image/png'`,
    'picture_has_alt_text',
  ],
  [
    `update articles set picture_url = 'https://news.example.org/a.png', picture_type = 'image/png', picture_alt = ' '`,
    'picture_has_alt_text',
  ],
  [
    `update articles set picture_url = 'https://news.example.org/a.png', picture_alt = 'A'`,
    'picture_has_media_type',
  ],
  [
    `update articles set picture_url = 'https://news.example.org/a', picture_alt = 'A', picture_type = 'text/html'`,
    'picture_has_media_type',
  ],
  [`update articles set picture_bytes = 0`, 'picture_has_true_sizes'],
  [`update articles set picture_width = -1`, 'picture_has_true_sizes'],
  [`update articles set picture_width = 800, picture_height = 0`, 'picture_has_true_sizes'],
  [
    `update articles set disclosure_mode = 'ai-assisted', reviewed_by = 'A. Reviewer', reviewed_at = generated_at - interval '1 second'`,
    'review_is_after_generation',
  ],
  [
    `update articles set disclosure_mode = 'ai-assisted', reviewed_by = upper(disclosure_model)`,
    'reviewer_is_not_the_model',
  ],
  [
    `update articles set disclosure_mode = 'ai-assisted', reviewed_by = 'J\u0430ne Doe'`,
    'reviewer_is_in_one_script',
  ],
  ...[
    ' ',
    '\t',
    '\n',
    '\u00a0',
    '\u2009',
    '\u202f',
    '\u2028',
    '\u3164',
    '\u2800',
    '\u200b',
    '\ufeff',
  ].flatMap((blank) =>
    [`Ada Example${blank}`, `${blank}Ada Example`].map(
      (name) =>
        [
          `update articles set disclosure_mode = 'ai-assisted', reviewed_by = '${name}'`,
          'reviewer_is_one_line',
        ] as const,
    ),
  ),
  ...['\u0001', '\n', '\u0085', '\u2029', '\ufff9', '\ue000', '\u{10fffd}'].map(
    (control) =>
      [
        `update articles set disclosure_mode = 'ai-assisted', reviewed_by = 'Ada${control}Example'`,
        'reviewer_is_one_line',
      ] as const,
  ),
  [
    `update articles set picture_source_type = 'https://cv.iptc.org/a'`,
    'picture_source_type_is_a_term',
  ],
  [`update articles set ai_rights = 'unset'`, 'ai_rights_is_known'],
  [`update articles set audience = '{}'`, 'audience_names_partners'],
  [`update articles set audience = '{acme,"a,b"}'`, 'audience_names_partners'],
  [`update articles set audience = '{acme,NULL}'`, 'audience_names_partners'],
  [`update articles set id = gen_random_uuid()`, 'cannot change: readers know it by them'],
  [`update articles set guid = 'urn:example:other'`, 'cannot change: readers know it by them'],
  [
    `update articles set published_at = now() + interval '1 hour'`,
    'its published_at cannot lie in the future',
  ],
  [`update sources set url = 'minutes.pdf'`, 'source_url_is_absolute_http_url'],
  [`update sources set url = null`, 'null value in column "url"'],
  [`update sources set title = ' '`, 'source_title_is_not_empty'],
  [`update sources set language = 'e'`, 'source_language_is_a_language_tag'],
  [`update sources set article_id = gen_random_uuid()`, 'sources_article_id_articles_id_fk'],
  [
    `insert into sources (article_id, position, url, title) select article_id, position, url, title from sources`,
    'sources_article_id_position_pk',
  ],
  [`update topics set slug = 'Public Works'`, 'slug_is_lower_case_words'],
  [`update topics set slug = ''`, 'slug_is_lower_case_words'],
  [`update topics set slug = repeat('a', 201)`, 'slug_is_lower_case_words'],
  [`update topics set label = ''`, 'topic_label_is_not_empty'],
  [`delete from topics`, 'article_topics_topic_slug_topics_slug_fk'],
  [`update article_topics set topic_slug = 'unknown'`, 'article_topics_topic_slug_topics_slug_fk'],
  [
    `update article_topics set article_id = gen_random_uuid()`,
    'article_topics_article_id_articles_id_fk',
  ],
  [
    `insert into article_topics select * from article_topics`,
    'article_topics_article_id_topic_slug_pk',
  ],
  [`update corrections set text = ''`, 'correction_text_is_not_empty'],
  [`update corrections set url = '#1'`, 'correction_url_is_absolute_http_url'],
  [`update corrections set corrected_at = now() + interval '1 day'`, 'lies in the future'],
  [
    `update corrections set article_id = gen_random_uuid()`,
    'corrections_article_id_articles_id_fk',
  ],
  ...[
    '',
    '/',
    '//evil.example.org/feed',
    '/\\evil.example.org',
    'feed/',
    'https://old.example.org/feed/',
    '/a b',
    '/#a',
    '/a#b',
  ].map(
    (path): Refusal => [
      `insert into old_addresses (path) values ('${path}')`,
      'old_path_is_a_path',
    ],
  ),
  [
    `insert into old_addresses (path) values ('/' || repeat('ä', 1000))`,
    'old_path_is_not_too_long',
  ],
  ...[
    '',
    '/',
    'topics',
    'topics/',
    'topics/A',
    'https://evil.example.org',
    '/evil.example.org',
    'modes/unknown',
    'sources/a/b',
  ].map(
    (family): Refusal => [
      `insert into old_addresses (path, family) values ('/a', '${family}')`,
      'old_address_leads_to_a_feed',
    ],
  ),
  [`insert into old_addresses (path, format) values ('/a', 'html')`, 'old_address_has_a_format'],
  [
    `insert into old_addresses (path, family, format) values ('/a', 'articles/a', 'rss')`,
    'old_address_of_an_article_is_a_page',
  ],
  ...['articles', 'sources', 'topics', 'article_topics', 'corrections'].map(
    (table): Refusal => [`truncate ${table} cascade`, 'would change the feeds unseen'],
  ),
  ...['listings', 'tombstones', 'notices', 'archive_parts'].flatMap((table) =>
    [
      `insert into ${table} default values`,
      `update ${table} set ${table === 'notices' ? 'gone = gone' : `${table === 'tombstones' ? 'guid = guid' : 'family = family'}`}`,
      `delete from ${table}`,
      `truncate ${table}`,
    ].map((statement): Refusal => [statement, 'only triggers write this table']),
  ),
]

export function describeRefusals(bench: () => Bench): void {
  describe('the database refuses', () => {
    it('what its rules forbid, and names the rule', async () => {
      const { db, sql } = bench()
      await insertArticle(db, {}, { sources: [{}], topics: ['works'], corrections: [{}] })
      const wrong: unknown[] = []
      for (const [statement, reason] of refusals) {
        const result = await sql(statement).then(() => 'accepted', String)
        if (!result.includes(reason)) wrong.push({ statement, reason, result })
      }
      expect(wrong).toEqual([])
    })

    it('no guid of other software, however it looks, as long as the index can hold it', async () => {
      const { db, sql } = bench()
      // Random, so that it cannot be compressed; four bytes each.
      const random = seeded(seed)
      const longest = Array.from({ length: longestKey / 4 }, () =>
        String.fromCodePoint(0x20000 + random(0xa000)),
      )
      const guids = [
        '65f0c1a2b3c4d5e6f7a8b9c0',
        '41',
        'https://old.example.org/?p=41',
        'a&<>"b',
        'größe',
        longest.join(''),
      ]
      for (const guid of guids) await insertArticle(db, { guid })
      const found = await sql('select guid from articles order by number')
      expect(found.map(({ guid }) => guid)).toEqual(guids)
      await sql('delete from articles')
      expect((await sql('select guid from tombstones')).length).toBe(guids.length)
    })

    it('a statement by every check and foreign key of the tables', () => {
      const names = [articles, sources, topics, articleTopics, corrections, oldAddresses].flatMap(
        (table) => {
          const { checks, foreignKeys } = getTableConfig(table)
          return [...checks.map((check) => check.name), ...foreignKeys.map((key) => key.getName())]
        },
      )
      const proved = [...refusals.map(([, reason]) => reason), ...refusedParts]
      expect(names.length).toBeGreaterThan(25)
      expect(names.filter((name) => !proved.some((reason) => name.startsWith(reason)))).toEqual([])
    })
  })
}

if (import.meta.vitest) runOnPglite(describeRefusals)
