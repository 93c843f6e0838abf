/** kits/jekyll in Debian's Jekyll. */
import { siteUrl, wordsOfSummary } from './build-site.ts'
import { testGenerator } from './generator.ts'

testGenerator({
  name: 'Jekyll',
  kit: { jekyll: '.' },
  files: (language) => ({
    '_config.yml': `url: ${siteUrl}\ntitle: News\nlang: ${language}\ndefaults: [{ scope: { type: posts }, values: { layout: post } }]\n`,
    '_layouts/post.html':
      '<!doctype html><head><meta charset="utf-8">{% include candor/head.html page=page %}</head><body>{% include candor/content.html page=page content=content %}',
  }),
  articlePath: (slug, date) => `_posts/${date}-${slug}.md`,
  build: 'jekyll build --quiet',
  feed: '_site/feed.xml',
  words: wordsOfSummary,
  page: (slug) => `_site/2026/05/04/${slug}.html`,
})
