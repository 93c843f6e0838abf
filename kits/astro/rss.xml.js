/** `src/pages/rss.xml.js`: the feed of the collection `posts`. */

import { getCollection } from 'astro:content'
import rss from '@astrojs/rss'
import {
  absoluteUrls,
  contentWith,
  escapeText,
  namespaces,
  rssElements,
  summaryWith,
} from '../candor/candor.js'
import { site } from '../site.js'

function toItem(post, base) {
  const { title, date, description, disclosure, lang = site.language } = post.data
  const html = post.rendered?.html ?? ''
  return {
    title,
    pubDate: date,
    link: `/posts/${post.id}/`,
    description: escapeText(summaryWith(description, disclosure, lang)),
    content: absoluteUrls(contentWith(html, disclosure, lang), base),
    customData: rssElements(disclosure, lang),
  }
}

export async function GET({ site: base }) {
  const posts = (await getCollection('posts')).toSorted(
    (one, other) => other.data.date - one.data.date,
  )
  return rss({
    title: site.title,
    description: site.description,
    site: base,
    xmlns: namespaces,
    customData: `<language>${site.language}</language>`,
    items: posts.slice(0, 50).map((post) => toItem(post, base)),
  })
}
