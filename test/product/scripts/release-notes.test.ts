import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checkVersions, manifestPaths, notesOf } from '../../../scripts/release-notes.ts'

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')

it('finds no notes of this version in the changelog, before it is released', () => {
  const { version } = JSON.parse(read('package.json'))
  const changelog = read('CHANGELOG.md')
  expect(() => notesOf(changelog, version)).toThrow(version)
  const released = changelog.replace('## [Unreleased]', `## [${version}] - 2026-12-31`)
  expect(notesOf(released, version)).toContain('### Added')
})

it('refuses a version without a dated section, or without a text', () => {
  const changelog =
    '# Changelog\n\n## [Unreleased]\n\n- More.\n\n## [0.2.0]\n\n- No date.\n\n## [0.1.1] - 2026-12-01\n\n## [0.1.0] - 2026-11-29\n\n- It.\n'
  expect(notesOf(changelog, '0.1.0')).toBe('- It.\n')
  for (const version of ['0.2.0', '0.1.1', '0.1', '1.0.0'])
    expect(() => notesOf(changelog, version)).toThrow(version)
})

it('finds one version in all manifests, and refuses another one', () => {
  const manifests = Object.fromEntries(manifestPaths.map((path) => [path, JSON.parse(read(path))]))
  const { version } = JSON.parse(read('package.json'))
  checkVersions(version, manifests)
  for (const path of manifestPaths)
    for (const other of [
      { version: '9.0.0' },
      { dependencies: { 'candor-disclosure': '9.0.0' } },
    ]) {
      const wrong = { ...manifests, [path]: { ...manifests[path], ...other } }
      expect(() => checkVersions(version, wrong)).toThrow(path)
    }
})
