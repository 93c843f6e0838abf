/** `<candor-headlines src="…/feed.json">`: the headlines of a JSON Feed, each with how it was made. What stands in it shows until they are there, and where they cannot be had. */
import type { Headlines } from '../headlines.ts'
import { embedOptions, parseEmbedOptions } from '../options.ts'
import { embedStyle } from '../style.ts'
import { headlinesTree } from '../tree.ts'
import { loadHeadlines } from './load.ts'
import { parseUrl } from './parse-url.ts'
import { writeDom } from './write-dom.ts'

const name = 'candor-headlines'
const complain = (problem: unknown) => console.error(`<${name}>`, problem)

/** Constructed: a strict policy allows it, and all widgets share it. */
const sheet = new CSSStyleSheet()
sheet.replaceSync(`:host{display:block}:host([hidden]){display:none}${embedStyle}`)

class CandorHeadlines extends HTMLElement {
  static readonly observedAttributes = ['src', ...Object.keys(embedOptions)]
  #loaded: { readonly url: string; readonly headlines: Headlines } | null = null
  #isDue = false

  connectedCallback(): void {
    this.#update()
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#update()
  }

  /** Once for all attributes that change together. */
  #update(): void {
    if (this.#isDue) return
    this.#isDue = true
    queueMicrotask(() => {
      this.#isDue = false
      this.#show().catch(complain)
    })
  }

  async #show(): Promise<void> {
    if (!this.isConnected) return
    const src = this.getAttribute('src') ?? ''
    const url = src === '' ? undefined : parseUrl(src, document.baseURI)?.href
    if (url === undefined) {
      this.#clear()
      throw new Error(`src is "${src}", but must be the address of a JSON Feed.`)
    }
    if (this.#loaded?.url !== url) {
      // Meanwhile it may be given another address: what comes for this one is then no longer wanted.
      const isWanted = () => this.getAttribute('src') === src
      const headlines = await loadHeadlines(url).catch((error: unknown) => {
        if (isWanted()) this.#clear()
        throw error
      })
      if (!isWanted()) return
      this.#loaded = { url, headlines }
    }
    this.#render(this.#loaded.headlines)
  }

  /** The headlines of another feed do not stay under a new address. */
  #clear(): void {
    this.#loaded = null
    this.shadowRoot?.replaceChildren(document.createElement('slot'))
  }

  #render(headlines: Headlines): void {
    const given = (option: string) => (this.hasAttribute(option) ? [this.getAttribute(option) ?? ''] : [])
    const { options, problems } = parseEmbedOptions(given)
    problems.forEach(complain)
    const section = writeDom(headlinesTree(headlines, options, null))
    if (options.accent !== null) section.style.setProperty('--candor-accent', options.accent)
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    root.replaceChildren(section)
  }
}

if (!customElements.get(name)) customElements.define(name, CandorHeadlines)
