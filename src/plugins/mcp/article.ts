/** Our JSON Feed → the articles of answers, with its members; and the policy. */
import type { JsonObject } from 'candor-disclosure/parse/json-values.ts'
import { type ArticleRights, strictest, termsOf } from '../../core/rights/ai-rights.ts'
import { rootOf, type Site } from '../../core/settings/site.ts'
import { noPolicy } from './words/sentences.ts'

/** The members that are read here. */
type JsonItem = JsonObject & {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly _candor: JsonObject & {
    readonly disclosure?: JsonObject & { readonly label?: string }
    /** In the feed of corrections the notice, with the guid of its article. */
    readonly corrections?: readonly (JsonObject & {
      readonly text: string
      readonly ref?: string
    })[]
    readonly status?: 'canceled'
    readonly ai_rights?: ArticleRights
  }
}

export type JsonFeed = { readonly language: string; readonly items: readonly JsonItem[] }

export type AnswerArticle = ReturnType<typeof toArticle>

/** `disclosure` alone says how it was made; `null`: nobody knows. */
export function toArticle(site: Site, language: string, item: JsonItem) {
  const { _candor, content_text: _, author: __, ...members } = item
  const { about: ___, status, ai_rights, disclosure = null, corrections = [], ...own } = _candor
  return {
    ...{ label: disclosure?.label ?? null, disclosure, language, ...members, sources: [], ...own },
    ...{ corrections, retracted: status === 'canceled' },
    ...{ rights: rightsOf(site, ai_rights), policy_url: site.policyUrl },
  }
}

/** Without AI_RIGHTS, the newsroom states nothing. */
function rightsOf(site: Site, value: ArticleRights | null = null) {
  const usual = termsOf(site)
  const terms = usual && strictest(usual, [value])
  return {
    ai_rights: terms?.value ?? 'unset',
    uses: terms && { search: terms.search, input: terms.input, train: terms.train },
    terms_url: terms?.documentUrl ?? null,
    license_url: terms ? terms.licenseUrl : site.licenseUrl,
    notice: site.rights,
  }
}

/** An answer from a text uses it as input (draft-ietf-aipref-vocab-08 §4). */
export const mayUseText = ({ rights }: AnswerArticle): boolean => rights.uses?.input !== false

export const policyOf = (site: Site) => ({
  ...{ site: site.title, policy_url: site.policyUrl, ai_use: site.aiUse ?? noPolicy },
  rights: rightsOf(site),
  corrections_url: `${rootOf(site)}/corrections/`,
})
