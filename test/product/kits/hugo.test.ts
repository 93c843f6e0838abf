/** kits/hugo in Debian's Hugo, as a theme. */
import { siteUrl, testGenerator } from './generator.ts'

testGenerator({
  name: 'Hugo',
  kit: { hugo: 'themes/candor' },
  files: (language) => ({
    'hugo.toml': `baseURL = '${siteUrl}/'\nlanguageCode = '${language}'\ntitle = 'News'\ntheme = 'candor'\n`,
    'layouts/_default/single.html':
      '<head>{{ partial "candor/head.html" . }}</head><body>{{ partial "candor/content.html" . }}',
  }),
  articlePath: (slug) => `content/posts/${slug}.md`,
  build: (folder) => ['hugo', '--source', folder],
  feed: 'public/index.xml',
  page: (slug) => `public/posts/${slug}/index.html`,
})
