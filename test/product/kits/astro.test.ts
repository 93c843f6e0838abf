/** kits/astro in Astro. */
import { siteUrl } from './build-site.ts'
import { testGenerator } from './generator.ts'
import { installPackages } from './install-npm.ts'

const prepare = installPackages('astro@7.3.5', '@astrojs/rss@4.0.19')

testGenerator(
  {
    name: 'Astro',
    kit: {
      'astro/rss.xml.js': 'src/pages/rss.xml.js',
      'astro/content.config.js': 'src/content.config.js',
      'astro/post.astro': 'src/pages/posts/[id].astro',
      javascript: 'src/candor',
    },
    files: (language) => ({
      'package.json': '{ "type": "module" }',
      'astro.config.js': `export default { site: '${siteUrl}', telemetry: false }`,
      'src/site.js': `export const site = ${JSON.stringify({ title: 'News', description: 'News', language })}`,
    }),
    needsDescription: true,
    articlePath: (slug) => `src/posts/${slug}.md`,
    build: 'ASTRO_TELEMETRY_DISABLED=1 node node_modules/astro/bin/astro.mjs build --silent',
    feed: 'dist/rss.xml',
    picture: /^https:\/\/news\.example\.org\/_astro\/chart\.[\w-]+\.webp$/,
    page: (slug) => `dist/posts/${slug}/index.html`,
  },
  prepare,
)
