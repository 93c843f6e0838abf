/**
 * The structure of RSL 1.0 (§3.1 to §3.17) as rules, stricter than the specification: nothing that
 * Candor does not write. Its own grammar, in RELAX NG's compact syntax, is only published in
 * appendix A of its page (docs/rights.md).
 */
import { expect } from 'vitest'
import { rslNamespace } from '../../../src/core/rights/rsl.ts'
import type { Reading } from '../text/xml-readers.ts'

/** `name` → `{https://rslstandard.org/rsl}name` */
export const rsl = (name: string) => `{${rslNamespace}}${name}`

type Rule = {
  readonly attributes?: Readonly<Record<string, RegExp>>
  readonly required?: readonly string[]
  /** How many of each child, from and to; none of others. */
  readonly children?: Readonly<Record<string, readonly [number, number]>>
  readonly text?: RegExp
}

const url = /^https?:\/\/\S+$/
const usage =
  /^(all|(ai-all|ai-train|ai-input|ai-index|search)( (ai-all|ai-train|ai-input|ai-index|search))*)$/
const rules: Readonly<Record<string, Rule>> = {
  rsl: { attributes: { 'max-age': /^[1-9]\d*$/ }, children: { content: [1, 99] } },
  content: {
    attributes: { url, server: url },
    required: ['url'],
    children: { license: [1, 99], copyright: [0, 1], terms: [0, 1] },
  },
  license: { children: { permits: [0, 1], prohibits: [0, 1], payment: [0, 1] } },
  permits: { attributes: { type: /^usage$/ }, required: ['type'], text: usage },
  prohibits: { attributes: { type: /^usage$/ }, required: ['type'], text: usage },
  payment: {
    attributes: {
      type: /^(purchase|subscription|training|crawl|use|contribution|attribution|free)$/,
    },
    children: { standard: [0, 1], custom: [0, 1] },
  },
  standard: { text: url },
  custom: { text: url },
  copyright: {
    attributes: { type: /^(person|organization)$/, contactEmail: /^\S+@\S+$/ },
    text: /\S/,
  },
  terms: { text: url },
}

/** Fails for an element, an attribute, a number of elements or a text that RSL does not have. */
export function checkRsl(element: Reading): void {
  const name = element.name.replace(rsl(''), '')
  const rule = rules[name]
  if (!rule) throw new Error(`RSL has no ${element.name}`)
  const { attributes = {}, required = [], children = {}, text = /^$/ } = rule
  expect(Object.keys(attributes)).toEqual(expect.arrayContaining(Object.keys(element.attributes)))
  expect(Object.keys(element.attributes)).toEqual(expect.arrayContaining([...required]))
  for (const [key, value] of Object.entries(element.attributes))
    expect([key, value]).toEqual([key, expect.stringMatching(attributes[key] ?? /$^/)])
  const counts = Object.entries(children).map(([child, [least, most]]) => {
    const count = element.children.filter((each) => each.name === rsl(child)).length
    expect([name, child, count >= least && count <= most]).toEqual([name, child, true])
    return count
  })
  expect([name, element.children.length]).toEqual([
    name,
    counts.reduce((sum, count) => sum + count, 0),
  ])
  expect([name, element.text]).toEqual([name, expect.stringMatching(text)])
  for (const child of element.children) checkRsl(child)
}
