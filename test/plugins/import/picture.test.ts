/**
 * Pictures: where they come from, their media types, and the alt text that the database demands.
 */
import { describe, expect, it } from 'vitest'
import type { ImportOptions } from '../../../src/plugins/import/import-options.ts'
import { codesOf, importOne, rss, rssItem } from './read.ts'

const picture = async (more: string, options: Partial<ImportOptions> = {}) => {
  const found = await importOne(rss(rssItem(1, more)), {
    mode: 'human-only',
    language: 'en',
    ...options,
  })
  return { picture: found.article.picture, codes: codesOf(found), body: found.article.body_html }
}

const bare = '<media:content url="https://old.example.org/a.jpg" medium="image"/>'

describe('without an alt text', () => {
  it('is left out, and told', async () => {
    expect(await picture(bare)).toMatchObject({
      picture: null,
      codes: expect.arrayContaining(['picture_without_alt']),
    })
  })

  it('has the title, if the caller says so', async () => {
    expect(await picture(bare, { pictureAlt: 'title' })).toMatchObject({
      picture: { url: 'https://old.example.org/a.jpg', type: 'image/jpeg', alt: 'Article 1' },
      codes: expect.arrayContaining(['picture_alt_guessed']),
    })
  })

  it('has that of the same picture in the text', async () => {
    const body =
      '<content:encoded><![CDATA[<img src="/a.jpg" alt="Boats"><p>x</p>]]></content:encoded>'
    expect((await picture(`${bare}${body}`)).picture).toMatchObject({ alt: 'Boats' })
  })

  it('does not take the title that Ghost writes into the text', async () => {
    const body =
      '<content:encoded><![CDATA[<img src="/a.jpg" alt="Article 1"><p>x</p>]]></content:encoded>'
    expect((await picture(`${bare}${body}`)).picture).toBeNull()
  })
})

const described = (attributes: string) =>
  `<media:content ${attributes}><media:description>Boats</media:description></media:content>`

describe('its media type', () => {
  it.each([
    ['url="https://old.example.org/a" type="image/png"', 'image/png'],
    ['url="https://old.example.org/a" type="image/jpg"', 'image/jpeg'],
    ['url="https://old.example.org/a.WEBP?x=1.gif" medium="image"', 'image/webp'],
    ['url="https://old.example.org/a?fm=jpg&amp;w=2000" medium="image"', 'image/jpeg'],
  ])('%s', async (attributes, type) => {
    expect((await picture(described(attributes))).picture).toMatchObject({ type, alt: 'Boats' })
  })

  it('is never guessed', async () => {
    expect(
      await picture(described('url="https://old.example.org/a" medium="image"')),
    ).toMatchObject({
      picture: null,
      codes: expect.arrayContaining(['picture_type_unknown']),
    })
  })
})

it('has its credit and sizes', async () => {
  const content = `<media:group><media:content url="https://old.example.org/a.jpg" fileSize="84211" width="1600" height="0">
<media:description>Boats</media:description><media:credit>Example Pictures</media:credit></media:content></media:group>`
  expect((await picture(content)).picture).toEqual({
    ...{
      url: 'https://old.example.org/a.jpg',
      type: 'image/jpeg',
      alt: 'Boats',
      credit: 'Example Pictures',
    },
    ...{ bytes: 84211, width: 1600, height: null, source_type: null },
  })
})

it('is the enclosure, if that is a picture', async () => {
  const found = await picture(
    '<enclosure url="https://old.example.org/a.png" length="5" type="image/png"/>',
    {
      pictureAlt: 'title',
    },
  )
  expect(found.picture).toMatchObject({
    url: 'https://old.example.org/a.png',
    type: 'image/png',
    bytes: 5,
  })
  expect(found.body).toBe('')
})

it('is not the portrait of the author that WordPress.com adds', async () => {
  const portrait = '<media:content url="https://1.gravatar.com/avatar/0?s=96.jpg" medium="image"/>'
  expect((await picture(`${portrait}${bare}`, { pictureAlt: 'title' })).picture).toMatchObject({
    url: 'https://old.example.org/a.jpg',
  })
})

it('is not a film, which becomes a link', async () => {
  const found = await picture(
    '<enclosure url="https://old.example.org/a%20b.mp4?x=1&amp;y=2" length="5" type="video/mp4"/>',
  )
  expect(found.picture).toBeNull()
  expect(found.body).toBe(
    '<p><a href="https://old.example.org/a%20b.mp4?x=1&amp;y=2">a b.mp4</a></p>',
  )
})
