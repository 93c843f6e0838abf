/** Finds in HTML the elements that declare how their text was made, and the sentences that Candor writes for people. */
import type { Token } from 'parse5'
import { readTokens } from '../parse/parse-html.ts'
import { hiddenElements } from '../parse/scan-html.ts'
import { voidElements } from '../parse/xml-element.ts'
import type { Declaration } from './declaration.ts'
import { declaration, onOneLine, saidByAttribute } from './reading-values.ts'

/** An element with `ai-disclosure`. */
export type Region = {
  readonly tag: string
  readonly declared: Declaration
  /** `html` and `body` are the document; others may be inside another region. */
  readonly scope: 'document' | 'outer' | 'inner'
  /** The first heading inside it, and the address of its link. */
  heading: { text: string; href: string | null } | null
}

/** Begins to collect the text of an element. `done` is called at its end. */
type Begin = (tag: string, done: (text: string) => void, isHidden?: boolean) => void
type OnStart = (tag: string, attributes: ReadonlyMap<string, string>, begin: Begin) => void

/** Regions and words in one text. */
const maxFound = 1000

/** What the content of an item declares. A region declares for the item if there is no text outside of it, and else for a part. */
export function readContent(html: string | null): readonly Declaration[] {
  if (html === null || !/(?:ai|candor)-disclosure/i.test(html)) return []
  const { regions, words, hasTextOutside } = scanRegions(html)
  const isWhole = !hasTextOutside && regions.filter(({ scope }) => scope === 'outer').length === 1
  const declared = regions.map(({ scope, declared }) =>
    scope === 'document' || (scope === 'outer' && isWhole) ? declared : asPart(declared),
  )
  return [...declared, ...words]
}

export const asPart = (declared: Declaration): Declaration => ({ ...declared, part: true })

/** `onStart` is told each start tag, for what else a page has. */
export function scanRegions(html: string, onStart: OnStart = () => undefined) {
  const regions: Region[] = []
  const words: Declaration[] = []
  const { begin, listeners } = collectTexts()
  let [hasTextOutside, link]: [boolean, string | null] = [false, null]
  let outer: Region | null = null
  let heading: Region['heading'] = null
  const addRegion = (tag: string, value: string, attributes: ReadonlyMap<string, string>) => {
    const scope = tag === 'html' || tag === 'body' ? 'document' : outer === null ? 'outer' : 'inner'
    const region: Region = {
      tag,
      scope,
      heading: null,
      declared: declaredBy(`${tag}[ai-disclosure]`, value, attributes),
    }
    regions.push(region)
    if (scope !== 'outer' || voidElements.has(tag)) return
    outer = region
    begin(tag, () => {
      outer = null
    })
  }
  const addHeading = (tag: string) => {
    if (outer === null || outer.heading !== null) return
    const found = { text: '', href: link }
    outer.heading = found
    heading = found
    begin(tag, (text) => {
      found.text = text
      heading = null
    })
  }
  readTokens(html, {
    start(token) {
      const { tagName: tag } = token
      const attributes = new Map(token.attrs.map(({ name, value }) => [name, value.trim()]))
      listeners.start(token)
      if (tag === 'a') link = attributes.get('href') ?? null
      if (tag === 'a' && heading !== null) heading.href ??= link
      const value = attributes.get('ai-disclosure')
      if (value !== undefined && regions.length < maxFound) addRegion(tag, value, attributes)
      if (/^h[1-6]$/.test(tag)) addHeading(tag)
      if (attributes.get('class')?.split(/\s+/).includes('candor-disclosure') && words.length < maxFound) {
        const at = `${tag}.candor-disclosure`
        begin(tag, (text) => words.push(declaration('words', at, text, { statement: text })))
      }
      onStart(tag, attributes, begin)
    },
    end(token) {
      if (token.tagName === 'a') link = null
      listeners.end(token)
    },
    text(characters) {
      const isVisible = listeners.text(characters)
      if (isVisible && outer === null && characters.trim() !== '') hasTextOutside = true
    },
  })
  listeners.finish()
  return { regions, words, hasTextOutside }
}

/** Attributes of “AI Content Disclosure for HTML”, of an element or of `<meta>`. */
export const declaredBy = (at: string, value: string, attributes: ReadonlyMap<string, string>): Declaration =>
  declaration('html', at, value, {
    ...saidByAttribute(value),
    ...{ model: attributes.get('ai-model'), provider: attributes.get('ai-provider') },
  })

/** Elements whose text is collected at a time: more of them are not nested in each other in any page. */
const maxOpen = 8

function collectTexts() {
  let open: { tag: string; depth: number; text: string; isHidden: boolean; done: (text: string) => void }[] = []
  let hiddenBy = ''
  const begin: Begin = (tag, done, isHidden = false) => {
    if (open.length < maxOpen) open.push({ tag, depth: 1, text: '', isHidden, done })
  }
  const close = (each: (typeof open)[number]) => each.done(onOneLine(each.text))
  const listeners = {
    start({ tagName }: Token.TagToken) {
      if (hiddenElements.includes(tagName)) hiddenBy = tagName
      for (const each of open) if (each.tag === tagName) each.depth += 1
    },
    end({ tagName }: Token.TagToken) {
      if (hiddenBy === tagName) hiddenBy = ''
      for (const each of open) if (each.tag === tagName && --each.depth === 0) close(each)
      open = open.filter(({ depth }) => depth > 0)
    },
    /** Whether people see it. */
    text(characters: string): boolean {
      for (const each of open) if (each.isHidden || hiddenBy === '') each.text += characters
      return hiddenBy === ''
    },
    finish() {
      for (const each of open.splice(0)) close(each)
    },
  }
  return { begin, listeners }
}
