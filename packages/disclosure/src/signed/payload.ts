/**
 * The payload of a signed statement: one version of an article, and how it was made.
 * docs/signed-form.md describes it for other programs.
 */
import * as v from 'valibot'
import { partMembers } from '../disclosure/reading-parts.ts'

/** The form that `digestOf` writes. */
const digest = v.pipe(v.string(), v.regex(/^[\w-]{32}$/))
const time = v.pipe(v.string(), v.isoTimestamp())
const text = v.string()

const base = {
  candor: v.literal('statement/1'),
  guid: text,
  /** From 1 on, without gaps, for each article. */
  number: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  /** Digest of the compact JWS of the statement before; absent in the first. */
  previous: v.optional(digest),
  /** When it was signed. */
  at: time,
}

/** What an entry shows: `digestOfText` and `digestOfRows`. */
const entry = v.strictObject({ title: digest, summary: digest, text: digest, facts: digest })

const disclosure = v.strictObject({
  mode: text,
  model: v.optional(text),
  provider: v.optional(text),
  reviewed_by: v.optional(text),
  /** How the review was signed; absent if nobody signed one. */
  review: v.optional(v.picklist(['passkey', 'login', 'token', 'demo'])),
  /** What opens summary and title: JSON Feed has them as data too. */
  label: v.optional(text),
  title_label: v.optional(text),
  /** Their members in JSON Feed. */
  parts: v.optional(v.array(v.record(v.picklist(partMembers), text))),
})

const shownPayload = v.strictObject({
  ...base,
  state: v.picklist(['published', 'retracted']),
  url: text,
  /** The address of the newsroom, below which its keys are. */
  publisher: text,
  published_at: time,
  /** Absent if it is as `published_at`. */
  updated_at: v.optional(time),
  /**
   * Digest of title, standfirst and body as the newsroom wrote them: the beginning of the digest of
   * reviews, which evidence has in hexadecimal.
   */
  text: digest,
  entry,
  disclosure: v.optional(disclosure),
  author_url: v.optional(text),
  picture_label: v.optional(text),
  /** Addresses. */
  sources: v.optional(v.array(text)),
  corrections: v.optional(v.array(v.strictObject({ date: time, text, url: v.optional(text) }))),
  retraction: v.optional(v.strictObject({ date: time, reason: text })),
  ai_rights: v.optional(text),
  license_url: v.optional(text),
})

const withdrawnPayload = v.strictObject({ ...base, state: v.literal('withdrawn') })

export const payloadForm = v.variant('state', [shownPayload, withdrawnPayload])

export type ShownPayload = v.InferOutput<typeof shownPayload>
type WithdrawnPayload = v.InferOutput<typeof withdrawnPayload>
/** Members are in this order; those without a value are absent. */
export type StatementPayload = ShownPayload | WithdrawnPayload
