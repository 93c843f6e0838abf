/**
 * xmllint validates the news sitemaps: those of golden documents, and that of the demo over HTTP.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { newsSitemapFile, newsSitemapNames } from '../golden/golden-news.ts'
import { runTool } from './run-tool.ts'
import { runService } from './running-service.ts'

const schema = fileURLToPath(new URL('news-sitemap.rng', import.meta.url))
const validate = (xml: string) =>
  runTool('xmllint', ['--noout', '--nonet', '--relaxng', schema, '-'], xml)

it.each(newsSitemapNames)('xmllint accepts the news sitemap of %s', async (name) => {
  const { code, errors } = await validate(readFileSync(newsSitemapFile(name), 'utf8'))
  expect([errors.trim(), code]).toEqual(['- validates', 0])
})

it('xmllint accepts the news sitemap of a service, with and without articles', async () => {
  const service = await runService()
  try {
    const read = async () => (await fetch(`${service.origin}/news-sitemap.xml`)).text()
    await service.sql(`insert into articles (url, title, language, status, published_at, disclosure_mode)
      select url, title, language, 'published', now(), 'human-only' from articles`)
    const many = await read()
    expect(many.match(/<url>/g)?.length).toBeGreaterThan(20)
    expect(await validate(many)).toMatchObject({ code: 0 })
    await service.sql('delete from articles')
    expect(await validate(await read())).toMatchObject({ code: 0 })
  } finally {
    await service.close()
  }
})

it.each([
  ['no title', /<news:title>.*<\/news:title>/],
  ['no date', /<news:publication_date>.*<\/news:publication_date>/],
  ['no address', /<loc>.*<\/loc>/],
])('xmllint refuses one with %s', async (_, part) => {
  const broken = readFileSync(newsSitemapFile('abroad'), 'utf8').replace(part, '')
  expect((await validate(broken)).code).not.toBe(0)
})
