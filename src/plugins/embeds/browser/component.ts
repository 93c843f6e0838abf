/**
 * `<candor-headlines src="…/feed.json">` shows the labelled headlines of a JSON Feed. Until they
 * are loaded, or if that fails, it shows its own content.
 */
import type { Headlines } from '../headlines.ts'
import { embedOptions, parseEmbedOptions } from '../options.ts'
import { embedStyle } from '../style.ts'
import { headlinesTree } from '../tree.ts'
import { loadHeadlines } from './load.ts'
import { parseUrl } from './parse-url.ts'
import { writeDom } from './write-dom.ts'

const name = 'candor-headlines'
const complain = (problem: unknown) => console.error(`<${name}>`, problem)

/**
 * A constructed style sheet: a strict Content-Security-Policy allows it, and all widgets share it.
 */
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

  /** Renders once for all attributes that change together. */
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
      // `src` may change while a feed loads: the headlines of the old feed are then dropped.
      const isCurrent = () => this.getAttribute('src') === src
      const headlines = await loadHeadlines(url).catch((error: unknown) => {
        if (isCurrent()) this.#clear()
        throw error
      })
      if (!isCurrent()) return
      this.#loaded = { url, headlines }
    }
    this.#render(this.#loaded.headlines)
  }

  /** Removes the headlines of the previous feed and shows the element's own content. */
  #clear(): void {
    this.#loaded = null
    this.shadowRoot?.replaceChildren(document.createElement('slot'))
  }

  #render(headlines: Headlines): void {
    const given = (option: string) =>
      this.hasAttribute(option) ? [this.getAttribute(option) ?? ''] : []
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
