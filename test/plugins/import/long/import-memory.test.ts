/** An export is read as a stream: its size does not decide how much memory is needed. */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

/** Megabytes. */
const [heap, exportSize] = [48, 60]

const program = `
import { importArticles } from ${JSON.stringify(fileURLToPath(new URL('../../../../src/plugins/import/import-articles.ts', import.meta.url)))}
const text = ('<p>' + 'A sentence of an article. '.repeat(60) + '</p>\\n').repeat(25)
const post = (id) => \`<item><title>Post \${id}</title><link>https://old.example.org/\${id}</link><guid isPermaLink="false">https://old.example.org/?p=\${id}</guid>
<content:encoded><![CDATA[\${text}]]></content:encoded><wp:post_id>\${id}</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>
<wp:post_date_gmt>2019-03-01 08:00:00</wp:post_date_gmt></item>\`
const count = Math.ceil(${exportSize} * 1_000_000 / text.length)
async function* open() {
  const encoder = new TextEncoder()
  yield encoder.encode('<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>')
  for (let id = 1; id <= count; id += 1) yield encoder.encode(post(id))
  yield encoder.encode('</channel></rss>')
}
const { items } = await importArticles({ address: null, name: 'export', charset: null, open }, { mode: 'human-only', language: 'en' })
let read = 0
for await (const { article } of items) if (article.body_html.length === text.trim().length) read += 1
console.log(\`\${read} of \${count}\`)
`

// Beside other tests, it waits for the processor.
it(`reads an export of ${exportSize} MB with a heap of ${heap} MB`, { timeout: 120_000 }, () => {
  const run = spawnSync(
    process.execPath,
    [`--max-old-space-size=${heap}`, '--input-type=module', '--eval', program],
    {
      encoding: 'utf8',
    },
  )
  expect(run.stderr).toBe('')
  expect(run.stdout).toMatch(/^(\d+) of \1\n$/)
})
