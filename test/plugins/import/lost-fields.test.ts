/** Fields that Candor does not have: the notes name each one that says something. */
import { expect, it } from 'vitest'
import { type Imported, importAll, inputOf, rss, rssItem } from './read.ts'

const lostIn = ({ items }: Imported) =>
  items.flatMap(({ notes }) =>
    notes.filter(({ code }) => code === 'field_lost').map(({ detail }) => detail),
  )

const read = async (text: string) => lostIn(await importAll(inputOf(text)))

const geo = 'xmlns:georss="http://www.georss.org/georss"'

it('names those of WordPress, custom fields by their keys, and nothing that WordPress keeps for itself', async () => {
  const fields = Object.entries({
    _yoast_wpseo_title: 'T',
    _edit_lock: '1:1',
    _oembed_a1: 'x',
    mood: 'calm',
    none: '',
  })
  const meta = [...fields, ['mood', 'twice']]
    .map(
      ([key, value]) =>
        `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`,
    )
    .join('')
  const exported = (sticky: number) =>
    rss(
      rssItem(
        1,
        `<wp:post_type>post</wp:post_type><wp:menu_order>3</wp:menu_order><wp:is_sticky>${sticky}</wp:is_sticky>${meta}
        <georss:point>1 2</georss:point><own:mood xmlns:own="https://old.example.org/own">calm</own:mood>`,
      ),
    ).replace('<rss', `<rss xmlns:wp="http://wordpress.org/export/1.2/" ${geo}`)
  const always = [
    'georss:point',
    'mood of https://old.example.org/own',
    '_yoast_wpseo_title',
    'mood',
  ]
  expect(await read(exported(1))).toEqual(['wp:is_sticky', ...always])
  expect(await read(exported(0))).toEqual(always)
})

it.each([
  [
    'RSS',
    rss(
      rssItem(
        1,
        `<georss:point ${geo}>1 2</georss:point><comments>https://old.example.org/1#c</comments>`,
      ),
    ),
  ],
  [
    'Atom',
    `<feed xmlns="http://www.w3.org/2005/Atom" ${geo}><entry><id>a</id><link href="https://old.example.org/a"/><title>A</title>
    <updated>2020-01-01T00:00:00Z</updated><georss:point>1 2</georss:point></entry></feed>`,
  ],
])('names those of %s', async (_, text) => {
  expect(await read(text)).toEqual(['georss:point'])
})

it('names those of JSON Feed, but no page that the item is about where that is the link', async () => {
  const feed = (item: object) =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      items: [
        {
          id: '1',
          title: 'T',
          content_text: 'x',
          external_url: 'https://other.example.org/',
          ...item,
        },
      ],
    })
  const own = { url: 'https://old.example.org/1', '_mo\u001bod': { is: 'calm' }, _none: {} }
  expect(await read(feed(own))).toEqual(['external_url', '_mood'])
  expect(await read(feed({}))).toEqual([])
})

it('names those of Ghost, and takes the address of the only author', async () => {
  const post = {
    slug: 'a',
    title: 'A',
    html: '<p>x</p>',
    status: 'published',
    show_title_and_feature_image: 1,
  }
  const posts = [
    { ...post, id: 'p1', author_id: 'u1', custom_template: 'custom-wide', featured: 1 },
    { ...post, id: 'p2', author_id: 'u1', custom_template: null, featured: 0 },
  ]
  const users = ['u1', 'u2'].map((id) => ({
    id,
    name: id,
    website: `https://old.example.org/${id}`,
  }))
  const found = await importAll(
    inputOf(
      JSON.stringify({
        data: {
          ...{
            posts,
            users,
            posts_meta: [{ post_id: 'p1', email_subject: 'Hello', email_only: 0 }],
          },
          posts_authors: users.map(({ id }, sort_order) => ({
            post_id: 'p2',
            author_id: id,
            sort_order,
          })),
        },
      }),
    ),
    { mode: 'human-only', language: 'en', site: 'https://old.example.org' },
  )
  expect(found.articles.map(({ byline_url }) => byline_url)).toEqual([
    'https://old.example.org/u1',
    null,
  ])
  expect(lostIn(found)).toEqual([
    'custom_template',
    'featured',
    'email_subject',
    'addresses of several authors',
  ])
})
