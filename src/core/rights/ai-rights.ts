/**
 * The uses that machines may make of the articles: one table, from which every machine-readable
 * statement is written.
 */
import { articleRights } from '../../../schema/lists.ts'
import { creativeCommons } from './creative-commons.ts'

/** The values of `AI_RIGHTS`. */
export const aiRights = ['unset', 'open', 'search-only', 'no-training', 'licensed'] as const

export type AiRights = (typeof aiRights)[number]

/** The values of a single article. */
export type ArticleRights = (typeof articleRights)[number]

/** Uses without asking. */
type Uses = {
  /** Search results: links and short excerpts. */
  readonly search: boolean
  /** Input of a model: answers, summaries, grounding. */
  readonly input: boolean
  /** Training or fine-tuning of a model. */
  readonly train: boolean
}

/** The same in the usage tokens of RSL 1.0 §3.4.1.1, which can also offer what needs a licence. */
type RslTerms = {
  readonly permits: string
  readonly prohibits: string | null
  /** The uses that a licence can permit; `null` for none. */
  readonly licensed: string | null
}

type RightsRow = Uses & { readonly rsl: RslTerms }

/**
 * A row for each value. `test/core/rights/statements.test.ts` and the suites hold its columns together.
 */
export const rows: Readonly<Record<ArticleRights, RightsRow>> = {
  open: {
    search: true,
    input: true,
    train: true,
    rsl: { permits: 'all', prohibits: null, licensed: null },
  },
  'search-only': {
    ...{ search: true, input: false, train: false },
    rsl: { permits: 'search', prohibits: 'ai-all', licensed: null },
  },
  'no-training': {
    ...{ search: true, input: true, train: false },
    rsl: { permits: 'search ai-input ai-index', prohibits: 'ai-train', licensed: null },
  },
  licensed: {
    ...{ search: true, input: false, train: false },
    rsl: { permits: 'search', prohibits: null, licensed: 'ai-all' },
  },
}

/** The settings that say what the licence is and whose. A site has them all. */
type Holder = {
  readonly aiRights: AiRights
  readonly origin: string
  readonly basePath: string
  /** `LICENSE_URL`, for people. */
  readonly licenseUrl: string | null
  /** The copyright notice. */
  readonly rights: string | null
  readonly contactEmail: string | null
}

/** The statement; only made for a value other than `unset`. */
export type Terms = RightsRow &
  Pick<Holder, 'licenseUrl' | 'rights' | 'contactEmail' | 'origin'> & {
    readonly value: ArticleRights
    /** All our addresses begin with it; no slash at the end. */
    readonly root: string
    readonly basePath: string
    /** The path of the RSL document, below the base path. */
    readonly documentPath: string
    readonly documentUrl: string
  }

/** The path of the RSL document of `AI_RIGHTS`, below the base path. */
export const licensePath = '/license.xml'

/** `null` for `unset`: then nothing is stated anywhere. */
export function termsOf(holder: Holder): Terms | null {
  const { aiRights: value, origin, basePath, licenseUrl, rights, contactEmail } = holder
  if (value === 'unset') return null
  const root = `${origin}${basePath}`
  const settings = { origin, basePath, licenseUrl, rights, contactEmail }
  return {
    ...rows[value],
    ...settings,
    value,
    root,
    documentPath: licensePath,
    documentUrl: `${root}${licensePath}`,
  }
}

/**
 * The terms of an article, or of a document that shows some: the strictest of their values and
 * `AI_RIGHTS`, as combined statements count at their strictest (draft-ietf-aipref-vocab-08 §5.1,
 * RSL 1.0 §4.9). `null` is as `AI_RIGHTS`.
 *
 * Terms that refuse a use drop a licence of Creative Commons, which is for everyone. A licence
 * without an address is none.
 */
export function strictest(terms: Terms, values: readonly (ArticleRights | null)[]): Terms {
  const value =
    articleRights.findLast((each) => each === terms.value || values.includes(each)) ?? terms.value
  if (value === terms.value) return terms
  const licenseUrl = creativeCommons(terms.licenseUrl) === null ? terms.licenseUrl : null
  if (value === 'licensed' && licenseUrl === null) return strictest(terms, ['search-only'])
  const documentPath = `/license-${value}.xml`
  return {
    ...terms,
    ...rows[value],
    value,
    licenseUrl,
    documentPath,
    documentUrl: `${terms.root}${documentPath}`,
  }
}

/** The terms of `AI_RIGHTS`, and all that an article can have instead. */
export function allTerms(terms: Terms): readonly Terms[] {
  const all = articleRights.map((value) => strictest(terms, [value]))
  return [...new Map(all.map((each) => [each.value, each])).values()]
}
