/** The functions of schema/functions and their revision. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { functionsDigest, functionsRevision } from '../../../schema/functions-revision.ts'
import { digestOf, readFunctions } from '../../../src/hosts/node/database/functions.ts'
import { readMigrations } from '../../../src/hosts/node/database/schema-state.ts'
import { codeSpans, readDoc } from '../../fixtures/read-docs.ts'

const current = readFunctions()

it('has the revision and the digest of its functions', () => {
  const digest = digestOf(current.map((file) => file.digest).join(' ')).slice(0, 16)
  expect(
    { functionsDigest },
    `schema/functions has changed. Databases take the change if schema/functions-revision.ts says:
    export const functionsRevision = ${functionsRevision + 1} (once for each release)
    export const functionsDigest = '${digest}'`,
  ).toEqual({ functionsDigest: digest })
})

/** By the owner of the tables, to change a limit. */
const replaced = 'article_body_limit'

describe('the folder', () => {
  it('says at the head of each file what happens and when', () => {
    const folder = new URL('../../../schema/functions/', import.meta.url)
    const names = readdirSync(folder)
    expect(names.length).toBeLessThan(15)
    for (const name of names) {
      const [head = ''] = readFileSync(new URL(name, folder), 'utf8').split('\n\n')
      expect(head, `in ${name}`).toMatch(/^(-- .*\n?){2,}$/)
      expect(head, `in ${name}`).toMatch(/\b(BEFORE|AFTER|commit|by hand)\b/)
    }
  })

  it('has a comment before each function, view and type, and its triggers after it', () => {
    for (const { name, content } of current) {
      expect(content, `before ${name}`).toMatch(/^-- [A-Z]/)
      const created = [
        ...content.matchAll(/^CREATE (?:OR REPLACE )?(?:FUNCTION|VIEW|TYPE) (\w+)/gm),
      ].map(([, of]) => of)
      expect(created).toEqual([name])
      const called = [
        ...content.matchAll(/^CREATE [^;]*? TRIGGER [^;]*EXECUTE FUNCTION (\w+)/gm),
      ].map(([, of]) => of)
      expect(
        called.filter((of) => of !== name),
        `in ${name}`,
      ).toEqual([])
    }
  })

  it('has each function once in schema/README.md', () => {
    const named = codeSpans(readDoc('schema/README.md')).filter((code) =>
      /^(candor|article)_\w+$/.test(code),
    )
    expect(named.toSorted()).toEqual(current.map(({ name }) => name))
  })

  it('has them all: migrations create none, but for the one that tables need and the one that newsrooms replace', () => {
    const created = readMigrations().flatMap(({ sql }) =>
      [
        ...sql
          .join(';')
          .matchAll(/\bCREATE\s[^;(]*\b(FUNCTION|TRIGGER|VIEW|PROCEDURE|RULE)\s+"?(\w+)/gi),
      ].map(([, , of]) => of),
    )
    expect(created).toEqual(['candor_skeleton', replaced])
  })
})
