/** `.ci/commit-subjects` in a repository of its own. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'

let folder: string
const git = (...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], {
    cwd: folder,
  })
const commit = (subject: string) => git('commit', '--quiet', '--allow-empty', '--message', subject)
const check = () =>
  spawnSync(join(import.meta.dirname, '../../.ci/commit-subjects'), {
    cwd: folder,
    encoding: 'utf8',
  })

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'candor-subjects-'))
  git('init', '--quiet')
  commit('feed: dates')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('accepts an area with a summary', () => {
  commit(`ci: ${'x'.repeat(68)}`)
  expect(check()).toMatchObject({ status: 0, stdout: '' })
})

it.each([['Fix things'], ['feed:dates'], ['push, http: dates'], [`feed: ${'x'.repeat(67)}`]])(
  'refuses "%s", and names it',
  (subject) => {
    commit(subject)
    expect(check()).toMatchObject({ status: 1, stdout: expect.stringContaining(subject) })
  },
)

it('looks only at what origin/main does not have', () => {
  commit('Fix things')
  git('update-ref', 'refs/remotes/origin/main', 'HEAD')
  commit('feed: times')
  expect(check().status).toBe(0)
})
