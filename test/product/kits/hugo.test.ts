/** kits/hugo in Debian's Hugo, as a theme. */
import { siteUrl, wordsOfSummary } from './build-site.ts'
import { testGenerator } from './generator.ts'

testGenerator({
  name: 'Hugo',
  kit: { hugo: 'themes/candor' },
  files: (language) => ({
    'hugo.toml': `baseURL = '${siteUrl}/'\nlanguageCode = '${language}'\ntitle = 'News'\ntheme = 'candor'\n`,
    'layouts/_default/single.html':
      '<!doctype html><head><meta charset="utf-8">{{ partial "candor/head.html" . }}</head><body>{{ partial "candor/content.html" . }}',
  }),
  articlePath: (slug) => `content/posts/${slug}.md`,
  build: 'hugo',
  feed: 'public/index.xml',
  words: wordsOfSummary,
  page: (slug) => `public/posts/${slug}/index.html`,
})
