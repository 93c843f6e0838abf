/**
 * The evidence of articles, as a file: which editor signed which text when, and how; the texts;
 * what happened before and after. docs/desk/operator.md describes it, and docs/evidence.schema.json is made
 * of these forms. Pure; verify.ts checks such a file.
 */

import { base64urlForm } from 'candor-disclosure/text/base64url.ts'
import { sha256 } from 'candor-disclosure/text/hex.ts'
import * as v from 'valibot'
import { signatureMethods } from '../../../../schema/lists.ts'
import { canonicalJson } from './canonical-json.ts'
import { boxes } from './signing.ts'

const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))
const time = v.pipe(v.string(), v.isoTimestamp())
const base64url = v.pipe(v.string(), v.nonEmpty(), v.regex(base64urlForm))
const textOrNull = v.nullable(v.string())

const assertion = v.strictObject({
  credential_id: base64url,
  public_key: base64url,
  client_data_json: base64url,
  authenticator_data: base64url,
  signature: base64url,
})

const source = v.strictObject({ url: v.string(), title: v.string() })

const review = v.strictObject({
  /** `unsigned` is the word of a program, such as one with a token of the API. */
  method: v.picklist([...signatureMethods, 'unsigned']),
  editor: v.string(),
  at: time,
  /** Digest of the text; its words are in `texts` if they were kept. */
  text: digest,
  sources: v.nullable(v.array(source)),
  mode: v.string(),
  did: v.array(v.picklist(boxes)),
  note: v.string(),
  statement: textOrNull,
  assertion: v.nullable(assertion),
  /**
   * If it is unsigned: who the program said that it writes for, such as the token, and the login of
   * the database.
   */
  actor: textOrNull,
  role: textOrNull,
})

const reviewedText = v.strictObject({
  digest,
  title: v.string(),
  standfirst: v.string(),
  body_html: v.string(),
})

const event = v.strictObject({
  id: v.number(),
  at: time,
  action: v.picklist(['created', 'changed', 'deleted']),
  fields: v.array(v.string()),
  status: v.string(),
  text_digest: digest,
  disclosure: v.objectWithRest(
    {
      parts: v.optional(
        v.array(v.objectWithRest({ name: v.string(), mode: v.string() }, v.string())),
      ),
    },
    textOrNull,
  ),
  role: v.string(),
  actor: textOrNull,
})

const article = v.strictObject({
  guid: v.string(),
  id: v.string(),
  present: v.nullable(
    v.strictObject({
      url: v.string(),
      title: v.string(),
      language: v.string(),
      status: v.string(),
      published_at: v.nullable(time),
      text: digest,
      mode: v.string(),
    }),
  ),
  reviews: v.array(review),
  texts: v.array(reviewedText),
  returns: v.array(
    v.strictObject({ at: time, editor: v.string(), reason: v.string(), text: digest }),
  ),
  corrections: v.array(v.strictObject({ at: time, text: v.string(), url: textOrNull })),
  retraction: v.nullable(v.strictObject({ at: time, reason: v.string() })),
  events: v.array(event),
})

export const evidenceForm = v.strictObject({
  candor: v.literal('evidence'),
  version: v.literal(1),
  made_at: time,
  asked: v.union([
    v.strictObject({ article: v.string() }),
    v.strictObject({ from: time, to: time }),
  ]),
  articles: v.array(article),
  /**
   * SHA-256 of everything else, as RFC 8785 writes it: finds a file that was damaged or edited by
   * hand.
   */
  digest,
})

export type Evidence = v.InferOutput<typeof evidenceForm>
export type EvidenceArticle = v.InferOutput<typeof article>
export type EvidenceReview = v.InferOutput<typeof review>
export type EvidenceText = v.InferOutput<typeof reviewedText>

/** `evidence` may have its digest already, which does not count. */
export const digestOfEvidence = (evidence: Omit<Evidence, 'digest'>): Promise<string> =>
  sha256(canonicalJson({ ...evidence, digest: undefined }))

export async function toEvidence(
  at: string,
  asked: Evidence['asked'],
  articles: EvidenceArticle[],
): Promise<Evidence> {
  const rest = { candor: 'evidence', version: 1, made_at: at, asked, articles } as const
  return { ...rest, digest: await digestOfEvidence(rest) }
}
