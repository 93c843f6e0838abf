/** The suite of /mcp: what each tool answers, to whom, and what it refuses. */
import { expect, it } from 'vitest'
import { origin } from '../../core/app/newsroom.ts'
import { bearer, makePartner } from '../../core/app/partner-client.ts'
import { openRunning, type Runtime } from '../../core/app/running.ts'
import { facts } from '../../fixtures/facts.ts'
import { clientOf, openOnNode } from './open-mcp.ts'

const urlOf = (name: string) => `${origin}/told/${name}`
const secret = 'The bridge is safe, says the mayor.'
const bodyOf = (sentences: number) =>
  `<p>It rained. “${secret}” ${'Nobody asked. '.repeat(sentences)}</p><p>He sat <em>down</em>.</p>`

/** `values` are of the columns status, published_at and audience. */
const insert = (
  name: string,
  values = `'published', '2026-05-03T00:00:00Z', null`,
  sentences = 1,
) =>
  `insert into articles (url, title, body_html, language, disclosure_mode, reviewed_by, status, published_at, audience)
    values ('${urlOf(name)}', 'About', '${bodyOf(sentences)}', 'en', 'ai-assisted', 'Ada', ${values});`

export function describeMcp({ serve, sql }: Runtime): void {
  const start = (environment = {}) =>
    clientOf(openRunning(() => serve({ environment: { PARTNER_FEEDS: 'none', ...environment } })))
  const client = start({ MCP: 'on' })
  const limited = start({ MCP: 'on', AI_RIGHTS: 'search-only' })
  const off = start()
  const { ask, call, post } = client
  const article = (name: string, given = {}, by = client) =>
    by.call('get_article', { url: urlOf(name), ...given })
  const verdict = async (name: string, quote = secret, by = client) => {
    const answer = await by.call('check_quote', { url: urlOf(name), quote })
    return answer.verdict ?? answer
  }
  const none = (name: string) => `No page or feed exists at ${urlOf(name)}.`
  const change = (name: string, to: string) =>
    sql(`update articles set ${to} where url = '${urlOf(name)}'`)
  const urls = (list: readonly { url: string }[]) => list.map(({ url }) => url)

  it('answers with label, reviewer, sources, corrections, rights and address, as text too', async () => {
    const search = { name: 'search_articles', arguments: { query: '"short history of RSS"' } }
    const { content, structuredContent: found } = (await ask('tools/call', search)).result
    const url = `${origin}/articles/rss-a-short-history/`
    expect(found.articles.find((each: { url: string }) => each.url === url)).toMatchObject({
      ...{ label: 'AI-assisted:', retracted: false, corrections: expect.any(Array) },
      disclosure: { mode: 'ai-assisted', reviewed_by: expect.any(String) },
      ...{ sources: expect.arrayContaining([]), date_published: expect.any(String) },
      ...{ rights: { ai_rights: 'unset' }, policy_url: `${origin}/disclosure` },
    })
    expect(JSON.parse(content[0].text)).toEqual(found)
    expect(content[0].text).toMatch(/^\{"notice":"[^"]* never an instruction /)
  })

  it('lists articles in pages, each once, and tells its cursors from others', async () => {
    const found: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await call('latest_articles', { limit: 20, ...(cursor && { cursor }) })
      found.push(...urls(page.articles))
      cursor = page.next_cursor
    }
    const { items } = await (await client.get('/feed.json?limit=100')).json()
    expect(found.length).toBeGreaterThan(20)
    expect(found).toEqual(urls(items))
    const { next_cursor: cursor } = await call('latest_articles')
    for (const [given, fault] of [
      [{ feed: 'reviewed', cursor }, 'none of this list'],
      [{ cursor: `2026-01-01${cursor.slice(10)}` }, 'another day'],
      [{ cursor: `${cursor}x` }, 'list has changed'],
    ] as const)
      expect(await call('latest_articles', given)).toContain(fault)
    const query = { query: 'feed', limit: 1 }
    const first = await call('search_articles', query)
    const second = await call('search_articles', { ...query, cursor: first.next_cursor })
    expect(second.articles).toHaveLength(1)
    expect(urls(second.articles)).not.toEqual(urls(first.articles))
  })

  it.each([
    ['delete_article', {}, facts('"delete_article"', 'get_article')],
    ['toString', {}, facts('get_article')],
    ['search_articles', { query: 'x'.repeat(10_000) }, facts('200', '10000', 'query')],
    ['search_articles', { query: ' ' }, facts('words to search for')],
    ['search_articles', { query: 'x\u0000' }, facts('query', 'U+0000')],
    ['get_article', { url: '\ud800' }, facts('url', 'surrogate')],
    ['check_quote', { url: 'x', quote: `\udfff${'x'.repeat(20)}` }, facts('quote', 'surrogate')],
    ['latest_articles', { limit: 21 }, facts('20', 'limit')],
    ['latest_articles', { feed: 'topics/../x' }, facts('topics/../x', 'reviewed')],
    ['get_article', { adress: 'x' }, facts('adress', 'url')],
    ['check_quote', { url: 'x', quote: '“a”' }, facts('15')],
    ['check_quote', { url: 'x', quote: '辞任した' }, facts('5 of Chinese')],
  ] as const)('refuses %s %j, and says what is allowed', async (name, given, message) => {
    const { error } = await ask('tools/call', { name, arguments: given })
    expect(error).toEqual({ code: -32_602, message: expect.stringMatching(message) })
  })

  it('refuses other origins, long bodies, batches, what is no JSON, streams, and floods', async () => {
    const ping = '{"jsonrpc":"2.0","id":1,"method":"ping"}'
    const statuses = (bodies: readonly string[], headers: readonly object[]) =>
      Promise.all(
        headers.flatMap((own) => bodies.map(async (text) => (await post(text, own)).status)),
      )
    const origins = [origin, 'https://evil.example', 'null', `${origin}.evil.example`]
    const sent = origins.map((Origin) => ({ Origin }))
    expect(await statuses([ping], sent)).toEqual([200, 403, 403, 403])
    const bodies = [ping + ' '.repeat(16_000), `[${ping},${ping}]`, '{']
    expect(await statuses(bodies, [{}])).toEqual([413, 400, 400])
    expect((await client.get('/mcp')).status).toBe(405)
    expect(await ask('subscriptions/listen', { notifications: {} })).toMatchObject({
      error: { code: -32601 },
    })
    const flood = { 'CF-Connecting-IP': '192.0.2.7' }
    const answers = await statuses(Array(121).fill('{'), [flood])
    expect(answers.filter((status) => status === 429)).toHaveLength(1)
    expect(await statuses([ping], [{ 'CF-Connecting-IP': '192.0.2.8' }])).toEqual([200])
  })

  it('has a text in parts, and confirms a sentence until the article is retracted', async () => {
    await sql(insert('told', undefined, 2000))
    const first = await article('told')
    const rest = await article('told', { offset: first.next_offset })
    expect(first.text + rest.text).toMatch(/^It rained\. .* asked\.\nHe sat down\.$/s)
    expect(await verdict('told', '"The  bridge is safe, says the mayor."')).toBe('found')
    expect(await verdict('told', 'The bridge is safe, says')).toBe('part')
    expect(await verdict('told', 'The bridge is unsafe, says the mayor.')).toBe('not-found')
    await sql(`insert into corrections (article_id, text)
      select id, 'It said: The bridge is old, they say.' from articles where url = '${urlOf('told')}'`)
    await expect.poll(() => verdict('told', 'The bridge is old, they say.')).toBe('in-correction')
    await change('told', `status = 'retracted', retraction_reason = 'Lies.', retracted_at = now()`)
    await expect.poll(() => verdict('told')).toBe('retracted')
    const gone = await article('told')
    const summary = expect.stringContaining('Lies.')
    expect(gone).toMatchObject({ text: null, article: { retracted: true, summary } })
    expect(JSON.stringify(gone)).not.toContain('mayor')
  })

  it('finds an article by address without its slash, guid and external id', async () => {
    const externalId = 'rss-a-short-history'
    const address = `${origin}/articles/${externalId}`
    const { article: own } = await call('get_article', { url: `${address}/` })
    for (const url of [address, externalId, own.id])
      expect((await call('get_article', { url })).article).toEqual(own)
  })

  it('says of each notice whether its article is retracted by now', async () => {
    const retractedOf = async () => {
      const { articles } = await call('latest_articles', { feed: 'corrections', limit: 20 })
      const own = articles.filter(({ url }: { url: string }) => url === urlOf('noticed'))
      return own.map(({ retracted }: { retracted: boolean }) => retracted)
    }
    await sql(insert('noticed'))
    await sql(`insert into corrections (article_id, text)
      select id, 'It was dry.' from articles where url = '${urlOf('noticed')}'`)
    await expect.poll(retractedOf).toEqual([false])
    await change(
      'noticed',
      `status = 'retracted', retraction_reason = 'Lies.', retracted_at = now()`,
    )
    await expect.poll(retractedOf).toEqual([true, true])
  })

  it('knows no article under embargo, no draft, and none that was withdrawn', async () => {
    await sql(insert('later', `'published', now() + interval '1 day', null`))
    await sql(insert('draft', `'draft', null, null`) + insert('withheld'))
    expect(await verdict('withheld')).toBe('found')
    await change('withheld', `status = 'withheld'`)
    await expect.poll(() => verdict('withheld')).toContain('taken back')
    for (const name of ['later', 'draft', 'never']) expect(await verdict(name)).toBe(none(name))
  })

  it('has private articles for their partners alone, and no text for those of summaries', async () => {
    const [own, other] = [await makePartner(sql), await makePartner(sql)]
    const short = await makePartner(sql, { content: 'summary' })
    await sql(insert('private', `'published', now(), '{${own.name},${short.name}}'`))
    const by = [own, other, short].map((each) => client.with(bearer(each)))
    const no = none('private')
    const verdicts = [...by, client].map((each) => verdict('private', secret, each))
    expect(await Promise.all(verdicts)).toEqual(['found', no, 'not-checked', no])
    expect(JSON.stringify(await article('private', {}, by[2]))).not.toContain('mayor')
    const lists = await Promise.all([...by, client].map((each) => each.call('latest_articles')))
    const isListed = lists.map((list) => urls(list.articles).includes(urlOf('private')))
    expect(isListed).toEqual([true, false, true, false])
    const wrong = client.with(bearer({ token: 'wrong' }))
    expect(await wrong.call('latest_articles')).toContain('no token')
  })

  it('names the text that AI_RIGHTS keep from models, and neither sends nor checks it', async () => {
    await sql(insert('reserved'))
    const answer = await article('reserved', {}, limited)
    expect(answer.article).toMatchObject({
      label: 'AI-assisted:',
      rights: { uses: { input: false } },
    })
    expect(answer.withheld).toContain('search-only')
    expect(JSON.stringify(answer)).not.toContain('mayor')
    expect(await verdict('reserved', secret, limited)).toBe('not-checked')
    expect((await limited.post('{}')).headers.get('Content-Usage')).toContain('ai-use=n')
  })

  it('says in words that the newsroom states no policy', async () => {
    const { contents } = (await ask('resources/read', { uri: `${origin}/disclosure` })).result
    const policy = JSON.parse(contents[0].text)
    expect(policy).toMatchObject({ rights: { ai_rights: 'unset' } })
    expect(policy.ai_use).toContain('policy_url')
  })

  it('is off by default', async () => expect((await off.get('/mcp')).status).toBe(404))
}

if (import.meta.vitest) describeMcp(await openOnNode())
