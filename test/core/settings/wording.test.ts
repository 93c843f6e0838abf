/** Settings of words: from a file or inline, with every fault at once. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SettingsError } from '../../../src/core/settings/setting.ts'
import { parseSite } from '../../../src/core/settings/site.ts'
import { ownFiles } from '../../../src/hosts/node/own-files.ts'
import { facts } from '../../fixtures/facts.ts'

const problem = (...each: readonly string[]) => expect.stringMatching(facts(...each))

const json = '{ "de": { "labels": { "ai-assisted": "Mit KI:" } } }'
const fileWith = (text: string) => {
  const path = join(mkdtempSync(join(tmpdir(), 'candor-')), 'labels')
  writeFileSync(path, text)
  return path
}
const site = (LABELS: string, options: Parameters<typeof parseSite>[1] = {}) =>
  parseSite({ SITE_ORIGIN: 'https://news.example.org', LABELS }, options)

function problemsOf(
  environment: Record<string, string>,
  options: Parameters<typeof parseSite>[1] = {},
) {
  try {
    parseSite({ SITE_ORIGIN: 'https://news.example.org', ...environment }, options)
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
  return []
}

it('LABELS is inline JSON, on Node too', () => {
  for (const options of [{}, ownFiles]) {
    expect(site(json, options).words['de']?.labels?.['ai-assisted']).toBe('Mit KI:')
  }
})

it.each([
  ['JSON', `\n${json}\n`],
  ['JSON with tabs', JSON.stringify(JSON.parse(json), null, '\t')],
  ['YAML', '# Our words\nde:\n  labels:\n    ai-assisted: "Mit KI:"\n'],
])('LABELS is the path of a file on Node: %s', (_, text) => {
  expect(site(fileWith(text), ownFiles).words['de']?.labels?.['ai-assisted']).toBe('Mit KI:')
})

it('names a file that cannot be read, and a path where there are no files', () => {
  expect(problemsOf({ LABELS: '/no/such/labels.json' }, ownFiles)).toEqual([
    problem('LABELS', 'ENOENT', '/no/such'),
  ])
  const path = fileWith('de:\n  labels:\n    ai-assisted: Mit KI:\n')
  const problems = problemsOf({ LABELS: path }, ownFiles)
  expect(problems).toEqual([problem('LABELS', path.slice(0, 70), 'YAML', 'line 3, column')])
  expect(problems[0]).not.toContain('\n')
  expect(problemsOf({ LABELS: '/etc/labels.json' })).toEqual([problem('LABELS', 'JSON')])
})

it('tells every fault of LABELS, with those of other settings', () => {
  const LABELS = '{"de":{"labels":{"x":"y"},"statement":{}},"en":{"labels":{"ai-assisted":""}}}'
  expect(problemsOf({ LABELS, LABEL_FORM: 'AI', TITLE_LABEL: 'on', SAY_HUMAN: 'yes' })).toEqual([
    problem('LABELS', 'de.labels.x', 'ai-autonomous'),
    problem('LABELS', 'de.statement', 'statements'),
    problem('LABELS', 'en.labels.ai-assisted'),
    problem('LABEL_FORM', '"AI"', 'local', 'ai', 'both'),
    problem('TITLE_LABEL', '"on"', 'off', 'autonomous', 'all'),
    problem('SAY_HUMAN', '"yes"', 'on', 'off'),
  ])
})
