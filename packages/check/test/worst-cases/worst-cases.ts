/**
 * Documents that are made to cost as much as their size allows, one for each thing that can be
 * there often, long or deep.
 */
import { content, contentEnd, type Generate, page } from './build.ts'

import { feeds } from './feeds.ts'
import { html, pages } from './html.ts'
import { json } from './json.ts'
import { markup } from './markup.ts'

const within = (name: string, before: string, after: string, cases: typeof html) =>
  Object.fromEntries(
    Object.entries(cases).map(([key, generate]): [string, Generate] => [
      `${key}, ${name}`,
      (size) => before + generate(size - before.length - after.length) + after,
    ]),
  )

/** By name. */
export const worstCases: Readonly<Record<string, Generate>> = {
  ...markup,
  ...feeds,
  ...within('in an item', content, contentEnd, html),
  // With a region somewhere, all of it becomes a tree.
  ...within('in an item with a region', `${content}<hr ai-disclosure="x">`, contentEnd, html),
  ...within('in a page', page, '', html),
  ...pages,
  ...json,
}
