/**
 * Ten articles as newsrooms make them, of which AI made parts: what newsboat and Miniflux show first,
 * in four languages, as whole articles and as summaries.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AuthorshipMode } from 'candor-disclosure/disclosure/modes.ts'
import type { PartName } from 'candor-disclosure/disclosure/parts.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredPart } from '../../../schema/part-checks.ts'
import { type Newsroom, runNewsroom } from './family-changes.ts'
import { runMiniflux } from './miniflux.ts'
import { runNewsboat, runTool } from './run-tool.ts'
import { singleSpaced, withoutTags } from './shown/shown.ts'

const review = { reviewed_by: 'Jo Example', reviewed_at: '2026-05-01T12:00:00Z' }
const byAi = (name: PartName, more: Omit<Partial<StoredPart>, 'name'> = {}): StoredPart => {
  return { name, mode: 'ai-autonomous', ...more }
}
const translation = byAi('translation', { translated_from: 'fr', model: 'example-model-1' })
const reviewed = { mode: 'ai-assisted', ...review } as const

type Case = readonly [
  title: string,
  mode: AuthorshipMode,
  reviewedBy: string | null,
  parts: readonly StoredPart[],
  label: string,
  statement: string,
  language?: string,
]

const cases: readonly Case[] = [
  [
    'A report',
    'ai-assisted',
    null,
    [byAi('summary')],
    'Summary by AI:',
    'Made by AI: summary; no other part.',
  ],
  [
    'Ein Bericht',
    'ai-assisted',
    null,
    [byAi('summary')],
    'Zusammenfassung von KI:',
    'Von KI erstellt: Zusammenfassung; sonst nichts.',
    'de',
  ],
  [
    'تقرير',
    'ai-assisted',
    null,
    [byAi('summary')],
    'ملخص بالذكاء الاصطناعي:',
    'من إعداد الذكاء الاصطناعي: ملخص؛ دون أي جزء آخر.',
    'ar',
  ],
  [
    'Relacja',
    'ai-assisted',
    null,
    [byAi('summary')],
    'Streszczenie autorstwa AI:',
    'Wykonane przez sztuczną inteligencję: streszczenie; pozostałe części powstały bez jej udziału.',
    'pl',
  ],
  [
    'An agency text',
    'ai-assisted',
    'Jo Example',
    [{ ...translation, ...reviewed }],
    'Translation by AI, reviewed:',
    'Made by AI: translation (Français → English, example-model-1); reviewed by Jo Example.',
  ],
  [
    'An unread agency text',
    'ai-autonomous',
    null,
    [translation],
    'Translated by AI, no human editor:',
    'An AI translated this article (Français → English, example-model-1); no human editor reviewed it.',
  ],
  [
    'Eine Agenturmeldung',
    'ai-autonomous',
    null,
    [translation],
    'Von KI übersetzt, ohne menschliche Redaktion:',
    'Eine KI hat diesen Artikel übersetzt (Français → Deutsch, example-model-1); kein Mensch hat ihn redigiert.',
    'de',
  ],
  [
    'A human headline',
    'ai-autonomous',
    null,
    [{ name: 'headline', mode: 'human-only' }],
    'AI-written, no human editor:',
    'An AI wrote this article on its own; no human editor reviewed it.',
  ],
  [
    'A podcast',
    'ai-assisted',
    'Jo Example',
    [byAi('text', reviewed), byAi('audio', reviewed)],
    'Text and audio by AI, reviewed:',
    'Made by AI: text, audio; reviewed by Jo Example.',
  ],
  [
    'A chart',
    'ai-assisted',
    null,
    [byAi('data'), byAi('picture'), byAi('key_points')],
    'Key points, data and more by AI:',
    'Made by AI: key points, data, picture; no other part.',
  ],
]

const quoted = (value: string | null) => (value === null ? 'null' : `'${value}'`)

const insert = ([title, mode, reviewedBy, parts, , , language = 'en']: Case) =>
  `insert into articles (url, title, standfirst, body_html, language, status, published_at, disclosure_mode, reviewed_by, disclosure_parts)
    values ('https://news.example.org/${encodeURIComponent(title)}', '${title}', 'News.', '<p>At eight.</p>', '${language}', 'published', now(),
      '${mode}', ${quoted(reviewedBy)}, '${JSON.stringify(parts)}')`

type Shown = { readonly title: string; readonly text: string }

const printAll = `
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute("select title, content from rss_item")
print(json.dumps([{"title": title, "text": text} for (title, text) in rows]))
`

async function newsboat(url: string): Promise<readonly Shown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-newsboat-'))
  const file = (name: string) => join(folder, name)
  try {
    await writeFile(file('urls'), `${url}\n`)
    await writeFile(file('config'), '')
    expect(await runNewsboat(file, '-x', 'reload')).toMatchObject({ code: 0, errors: '' })
    return JSON.parse(
      (await runTool('/usr/bin/python3', ['-c', printAll, file('cache.db')])).output,
    )
  } finally {
    await rm(folder, { recursive: true })
  }
}

let newsroom: Newsroom
let reader: Awaited<ReturnType<typeof runMiniflux>>
beforeAll(async () => {
  newsroom = await runNewsroom([])
  for (const each of cases) await newsroom.sql(insert(each))
  reader = await runMiniflux()
})
afterAll(async () => {
  await reader?.close()
  await newsroom?.close()
})

const miniflux = async (url: string): Promise<readonly Shown[]> =>
  (await reader.entries(await reader.subscribe(url))).map(({ title, content }) => ({
    title,
    text: content,
  }))

const plain = (html: string) =>
  singleSpaced(withoutTags(html))
    .replace(/[\u200e\u200f\u2066-\u2069]/g, '')
    .trim()

describe.each([
  // newsboat reads no JSON Feed.
  ['newsboat', newsboat, ['rss.xml', 'atom.xml']],
  ['Miniflux', miniflux, ['rss.xml', 'atom.xml', 'feed.json']],
])('%s', (_, read, files) => {
  it.each(files)('shows in %s how each article was made, before its text', async (file) => {
    const shown = await read(`${newsroom.origin}/${file}?limit=100`)
    const found = cases.map(([title]) =>
      plain(shown.find((each) => each.title === title)?.text ?? ''),
    )
    for (const [index, [, , , , , statement]] of cases.entries())
      expect(found[index]?.slice(0, statement.length)).toBe(statement)
  })

  it.each(files)('shows in %s the label before a summary', async (file) => {
    const shown = await read(`${newsroom.origin}/${file}?limit=100&content=summary`)
    const found = cases.map(([title]) =>
      plain(shown.find((each) => each.title === title)?.text ?? ''),
    )
    expect(found).toEqual(cases.map(([, , , , label]) => `${label} News.`))
  })
})
