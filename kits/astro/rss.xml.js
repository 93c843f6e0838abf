/** `src/pages/rss.xml.js`: the feed of the collection `posts`. */

import { getCollection, render } from 'astro:content'
import rss from '@astrojs/rss'
import { experimental_AstroContainer as Container } from 'astro/container'
import {
  absoluteUrls,
  contentWith,
  escapeText,
  namespaces,
  rssElements,
  summaryWith,
} from '../candor/candor.js'
import { site } from '../site.js'

async function toItem(post, container, base) {
  const { title, date, description, disclosure, lang = site.language } = post.data
  const link = new URL(`/posts/${post.id}/`, base).href
  // The page has the pictures under their final addresses, unlike `post.rendered`.
  const { Content } = await render(post)
  const html = contentWith(await container.renderToString(Content), disclosure, lang)
  const language = lang === site.language ? '' : `<dc:language>${escapeText(lang)}</dc:language>`
  return {
    ...{ title, link, pubDate: date },
    description: escapeText(summaryWith(description, disclosure, lang)),
    content: absoluteUrls(html, link),
    customData: language + rssElements(disclosure, lang),
  }
}

export async function GET({ site: base, url }) {
  const posts = (await getCollection('posts')).toSorted(
    (one, other) => other.data.date - one.data.date,
  )
  const container = await Container.create()
  const self = escapeText(new URL(url.pathname, base))
  return rss({
    title: site.title,
    description: site.description,
    site: base,
    xmlns: namespaces,
    customData: `<language>${site.language}</language><atom:link rel="self" type="application/rss+xml" href="${self}"/>`,
    items: await Promise.all(posts.slice(0, 50).map((post) => toItem(post, container, base))),
  })
}
