/** Signed feeds in every format, ways to forge them, and what `candor verify` says of a forgery. */

import { readDisclosure } from 'candor-disclosure/disclosure/reading.ts'
import { UnreadableDocument } from 'candor-disclosure/parse/unreadable-document.ts'
import { NotStatement } from 'candor-disclosure/signed/jws.ts'
import { verifyStatement } from 'candor-disclosure/signed/verify.ts'
import { expect } from 'vitest'
import { renderFeed } from '../../../src/core/feed/render-feed.ts'
import type { FormatKey } from '../../../src/core/request/address.ts'
import { verifySource } from '../../../src/plugins/signing/commands/verify-source.ts'
import { buildSelection, buildSnapshot, feedShowing } from '../../fixtures/build-article.ts'
import {
  fullArticle,
  fullSite,
  keys,
  retractedArticle,
  signedArticle,
  withStatements,
} from './signing.ts'

export const byPeople = 'Written entirely by humans'

const other = {
  ...fullArticle,
  guid: 'urn:example:other',
  url: 'https://news.example.org/other',
  title: 'Dam holds',
}
const anonymous = { ...fullArticle, byline: null, bylineUrl: null }
const articles = {
  whole: [fullArticle],
  retracted: [retractedArticle],
  two: [fullArticle, other],
  anonymous: [anonymous],
}
type Name = keyof typeof articles

const statementsOf = (name: Name) =>
  Promise.all(articles[name].map((article) => signedArticle(article, fullSite)))

/** The statement of the article, and of another one. */
export const [statement = '', otherStatement = ''] = await statementsOf('two')

export async function signedFeed(key: FormatKey, name: Name = 'whole'): Promise<string> {
  const feed = feedShowing(fullSite, buildSelection(), buildSnapshot({ articles: articles[name] }))
  return withStatements(renderFeed(feed, key), await statementsOf(name))
}

/** `of` names another feed than that of one whole article. */
export type Change = ((document: string) => string) & { readonly of?: Name }
export type Changes = Readonly<Record<string, Change>>

export const of = (name: Name, change: Change): Change =>
  Object.assign((document: string) => change(document), { of: name })

type Replacement = string | ((found: string) => string)

export function replaced(document: string, from: string | RegExp, to: Replacement): string {
  const forged = document.replace(from, typeof to === 'string' ? () => to : to)
  expect(forged).not.toBe(document)
  return forged
}

export const swap =
  (from: string | RegExp, to: Replacement): Change =>
  (document) =>
    replaced(document, from, to)

/**
 * The worst outcome of the items; `unreadable` if the command ends with 2. The library says no more
 * than the command.
 */
export async function outcomeOf(document: string): Promise<string> {
  const read = async (name: string) => (name === 'keys' ? JSON.stringify(keys) : document)
  const verified = await verifySource('document', 'keys', { read, now: () => new Date() }).catch(
    (error: unknown) => error,
  )
  if (
    verified instanceof NotStatement ||
    verified instanceof UnreadableDocument ||
    verified instanceof SyntaxError
  ) {
    expect(await libraryOutcomes(document)).not.toContain('same')
    return 'unreadable'
  }
  if (verified instanceof Error) throw verified
  const { items } = verified as Awaited<ReturnType<typeof verifySource>>
  const outcomes = items.map(({ outcome }) => outcome)
  return (
    ['different', 'unsigned', 'partial', 'same'].find((each) =>
      outcomes.includes(each as 'same'),
    ) ?? 'empty'
  )
}

async function libraryOutcomes(document: string): Promise<readonly string[]> {
  try {
    const verdicts = readDisclosure(document).items.map((item) =>
      verifyStatement(item.statement ?? '', keys, item),
    )
    return (await Promise.all(verdicts)).map(({ outcome }) => outcome)
  } catch {
    return []
  }
}

export type Forgery = {
  readonly name: string
  readonly expected: string
  readonly document: string
}

/** The forged documents of a format, each with what is expected of it. */
export async function forgeriesOf(
  key: FormatKey,
  groups: Readonly<Record<string, Changes>>,
): Promise<Forgery[]> {
  const forgeries: Forgery[] = []
  for (const [expected, changes] of Object.entries(groups))
    for (const [name, change] of Object.entries(changes))
      forgeries.push({ name, expected, document: change(await signedFeed(key, change.of)) })
  return forgeries
}
