/** Exports of Ghost. */
import { expect, it } from 'vitest'
import { codesOf, fixture, fixtureText, importAll, inputOf } from './read.ts'

const options = { mode: 'human-only', site: 'https://letter.example.org/' } as const

it('has the guids of its feed: the ids', async () => {
  const [exported, feed] = [
    await importAll(fixture('ghost.export.json'), options),
    await importAll(fixture('ghost.rss.xml')),
  ]
  expect(exported.format).toBe('ghost')
  expect(exported.articles.map(({ guid }) => guid)).toEqual(
    expect.arrayContaining(feed.articles.map(({ guid }) => guid)),
  )
  expect(exported.articles[0]?.url).toBe(feed.articles[0]?.url)
})

it('reads a post field by field', async () => {
  const { articles, notes } = await importAll(fixture('ghost.export.json'), options)
  expect(articles[0]).toMatchObject({
    ...{
      guid: '65f0c1a2b3c4d5e6f7a8b9c0',
      url: 'https://letter.example.org/lab-opens/',
      language: 'de',
      status: 'published',
    },
    ...{
      title: 'R&D <Lab> opens its doors',
      standfirst: 'Visitors may come on Saturday.',
      byline: 'Ada Example, Ben Example',
    },
    ...{ published_at: '2024-03-20T06:30:00.000Z', updated_at: '2024-03-21T10:02:11.000Z' },
    body_html:
      '<p>The lab is open. See <a href="https://letter.example.org/map/">the map</a>.</p><img src="https://letter.example.org/content/images/2024/03/inside.webp">',
    picture: {
      url: 'https://letter.example.org/content/images/2024/03/lab.webp',
      ...{ type: 'image/webp', alt: 'People in a laboratory', credit: 'Example Pictures' },
    },
    topics: [
      { slug: 'science', label: 'Science' },
      { slug: 'offentliche-raume', label: 'Öffentliche Räume' },
    ],
  })
  expect(notes).toEqual(['url_guessed'])
})

it('makes drafts of what only members could read and of what has no HTML, and leaves out pages and e-mails', async () => {
  const { items, leftOut } = await importAll(fixture('ghost.export.json'), options)
  expect(items.map(({ article }) => article.status)).toEqual(['published', 'draft', 'draft'])
  expect(items.map(codesOf)).toEqual([[], ['was_private'], ['body_unrendered']])
  expect(items.map(({ article }) => article.published_at)[1]).toBe('2024-03-07T17:00:00.000Z')
  expect(leftOut).toEqual({ page: 1, sent: 1 })
})

it('reads the form without db', async () => {
  const { db } = JSON.parse(fixtureText('ghost.export.json'))
  expect((await importAll(inputOf(JSON.stringify(db[0])), options)).articles).toEqual(
    (await importAll(fixture('ghost.export.json'), options)).articles,
  )
})

it('has the UUID of a post from before Ghost 1.0, whose id is a number', async () => {
  const uuid = '7f0a8a9e-6c52-4c1e-9a53-0f4f4a1c2b3d'
  const post = {
    id: 5,
    uuid,
    title: 'Old',
    slug: 'old',
    html: '<p>x</p>',
    page: 0,
    status: 'published',
    published_at: 1388805572000,
  }
  const { articles } = await importAll(
    inputOf(JSON.stringify({ meta: {}, data: { posts: [post] } })),
    {
      ...options,
      language: 'en',
    },
  )
  expect(articles[0]).toMatchObject({ guid: uuid, published_at: '2014-01-04T03:19:32.000Z' })
})

it('tells of fields that Candor does not have, and takes the description where there is no excerpt', async () => {
  const post = (more: object) => ({
    slug: 'a',
    title: 'A',
    html: '<p>x</p>',
    type: 'post',
    status: 'published',
    ...more,
  })
  const posts = [
    post({
      id: 'p1',
      custom_excerpt: 'Ours.',
      canonical_url: 'https://first.example.org/a',
      codeinjection_head: '<script></script>',
    }),
    post({
      id: 'p2',
      canonical_url: '__GHOST_URL__/a/',
      codeinjection_foot: '<style></style>',
      og_title: 'A',
    }),
  ]
  const posts_meta = ['p1', 'p2'].map((post_id) => ({
    post_id,
    meta_description: 'For search engines.',
  }))
  const tags = [
    { id: 't1', name: 'Science', description: 'All of it.' },
    { id: 't2', name: '#internal', description: 'Never shown.' },
  ]
  const { items, notes } = await importAll(
    inputOf(JSON.stringify({ data: { posts, posts_meta, tags } })),
    {
      ...options,
      language: 'en',
    },
  )
  const noted = items.map((item) => item.notes.map(({ code, detail }) => `${code} ${detail}`))
  expect(items.map(({ article }) => article.standfirst)).toEqual(['Ours.', 'For search engines.'])
  expect(noted[0]).toEqual(
    expect.arrayContaining(
      ['canonical_url', 'codeinjection_head', 'meta_description'].map(
        (name) => `field_lost ${name}`,
      ),
    ),
  )
  expect(noted[1]).toEqual(
    expect.arrayContaining([
      'standfirst_guessed For search engines.',
      'field_lost codeinjection_foot',
    ]),
  )
  expect(noted.map(({ length }) => length)).toEqual([4, 3])
  expect(notes).toEqual(['url_guessed', 'field_lost'])
})

it('has the old feed of a tag whose slug changes', async () => {
  const posts = [{ id: 'p1', slug: 'a', title: 'A', html: '<p>x</p>', status: 'published' }]
  const tags = ['köln', 'rain'].map((slug) => ({ id: slug, name: slug, slug }))
  const posts_tags = tags.map(({ id }) => ({ post_id: 'p1', tag_id: id }))
  const text = JSON.stringify({ data: { posts, tags, posts_tags } })
  const { oldAddresses } = await importAll(inputOf(text), { ...options, language: 'de' })
  expect(oldAddresses).toEqual([
    { path: '/tag/k%C3%B6ln/rss/', family: 'topics/koeln', format: 'rss' },
  ])
})

it('needs the site', async () => {
  await expect(
    importAll(fixture('ghost.export.json'), { mode: 'human-only' }),
  ).rejects.toMatchObject({
    code: 'site_missing',
  })
})

it('tells of a post that is there twice', async () => {
  const { db } = JSON.parse(fixtureText('ghost.export.json'))
  const data = { ...db[0].data, posts: [...db[0].data.posts, db[0].data.posts[0]] }
  const { items, notes, leftOut } = await importAll(inputOf(JSON.stringify({ data })), options)
  expect(items).toHaveLength(3)
  expect(notes).toEqual(['url_guessed', 'duplicate_guid'])
  expect(leftOut).toMatchObject({ duplicate: 1 })
})
