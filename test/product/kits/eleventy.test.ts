/** kits/eleventy in Eleventy. */
import { siteUrl } from './build-site.ts'
import { testGenerator } from './generator.ts'
import { installPackages } from './install-npm.ts'

const prepare = installPackages('@11ty/eleventy@3.1.8')

testGenerator(
  {
    name: 'Eleventy',
    kit: {
      'eleventy/feed.njk': 'feed.njk',
      'eleventy/eleventy.config.js': 'eleventy.config.js',
      javascript: 'candor',
    },
    files: (language) => ({
      'package.json': '{ "type": "module" }',
      '_data/metadata.json': JSON.stringify({ title: 'News', url: siteUrl, language }),
      'posts/posts.json': '{ "layout": "post.njk", "tags": "posts" }',
      '_includes/post.njk': `<!doctype html><head><meta charset="utf-8">{{ disclosure | candorHead({ url: metadata.url + page.url, headline: title, datePublished: page.date | isoDate }, lang or metadata.language) | safe }}</head>
<body>{{ content | candorContent(disclosure, lang or metadata.language) | safe }}`,
    }),
    articlePath: (slug) => `posts/${slug}.md`,
    build: 'node node_modules/@11ty/eleventy/cmd.cjs --quiet',
    feed: '_site/feed.xml',
    page: (slug) => `_site/posts/${slug}/index.html`,
  },
  prepare,
)
