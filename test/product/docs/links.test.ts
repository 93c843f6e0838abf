/** Every link, path and npm script in the documentation exists. */
import { existsSync, globSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bare, codeBlocks, codeSpans, readDoc, root } from '../../fixtures/read-docs.ts'

const pages = globSync(
  ['*.md', 'docs/**/*.md', 'schema/*.md', 'packages/*/*.md', '.github/**/*.md'],
  {
    cwd: root,
  },
).toSorted()
/** Pages about the present. Decisions and the change log name former files. */
const ofToday = pages.filter(
  (page) => !page.startsWith('docs/contributing/decisions/') && page !== 'CHANGELOG.md',
)
const { scripts }: { scripts: Record<string, string> } = JSON.parse(readDoc('package.json'))

const withoutCode = (text: string) =>
  text.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '')

/** GitHub’s anchor of a heading: lower case, hyphens for spaces, no other punctuation. */
const anchorOf = (heading: string) =>
  bare(heading)
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/ /g, '-')

const anchorsIn = (path: string) =>
  [
    ...readDoc(path)
      .replace(/^```[\s\S]*?^```$/gm, '')
      .matchAll(/^#{1,6} (.*)$/gm),
  ].map(([, heading]) => anchorOf(heading ?? ''))

it('finds the documentation', () => {
  expect(pages).toContain('README.md')
  expect(pages.length).toBeGreaterThan(15)
})

describe.each(pages)('%s', (page) => {
  const text = readDoc(page)

  it('links to files and headings that exist', () => {
    const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link ?? '')
    const missing = links.filter((link) => {
      if (/^https?:/.test(link)) return false
      const [path = '', anchor] = link.split('#')
      const target = path === '' ? page : normalize(join(dirname(page), path))
      if (!existsSync(join(root, target))) return true
      return anchor !== undefined && !anchorsIn(target).includes(anchor)
    })
    expect(missing).toEqual([])
  })

  it('names npm scripts that exist', () => {
    const named = [...text.matchAll(/\bnpm run ([a-z:]+)/g)].map(([, name]) => name ?? '')
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([])
  })
})

describe.each(ofToday)('%s', (page) => {
  it('names files and folders that exist', () => {
    const text = readDoc(page)
    const named = codeSpans(text).filter((code) =>
      /^(src|schema|docs|test|scripts|deploy|demo|bench|vendor|\.ci|\.github)\/[\w./-]*$/.test(
        code,
      ),
    )
    const run = codeBlocks(text, 'sh').flatMap(
      (block) =>
        block.match(/(?<![\w/.])(?:schema|scripts|deploy|src|test|bench)\/[\w./-]+/g) ?? [],
    )
    expect([...named, ...run].filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})

describe('where a change starts', () => {
  const rows = readDoc('docs/contributing/where-changes-start.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))

  it('names files beside others of its row, or those that several plugins have', () => {
    const missing = rows.flatMap((row) => {
      const spans = codeSpans(row)
      const folders = spans
        .filter((span) => span.includes('/'))
        .map((span) => (span.endsWith('/') ? span : dirname(span)))
      return spans
        .filter((span) => /^[\w.-]+\.(ts|sql)$/.test(span))
        .filter((name) => !folders.some((folder) => existsSync(join(root, folder, name))))
        .filter((name) => globSync(`src/plugins/*/${name}`, { cwd: root }).length < 2)
        .map((name) => [name, row.slice(0, 60)])
    })
    expect(rows.length).toBeGreaterThan(60)
    expect(missing).toEqual([])
  })
})
