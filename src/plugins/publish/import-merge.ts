/**
 * Merges an imported article into the stored one. Changes of the source only are taken, changes
 * here only stay, and changes on both sides are left and named. Digests of the last import tell who
 * changed what, so it is all the same whether SQL, the API or a command changed it here.
 */
import { sha256 } from 'candor-disclosure/text/hex.ts'
import type { ArticleBody } from './article-body.ts'
import type { Known } from './store/imported.ts'
import { isSameMoment } from './timestamp.ts'

/** Members that go together: a retraction with its status, an address with its name. */
const together: Readonly<Record<string, readonly string[]>> = {
  status: ['status', 'retraction'],
  byline: ['byline', 'byline_url'],
}

type BodyMembers = Readonly<Record<string, unknown>>

const partsOf = (member: string) => together[member] ?? [member]

/** The guid never changes; members that a source does not have are not touched. */
export const membersOf = (source: BodyMembers): readonly string[] =>
  Object.keys(source).filter((name) => !['guid', 'retraction', 'byline_url'].includes(name))

/** Topics by their slugs: the names are those of the database. */
const contentOf = (body: BodyMembers, member: string): unknown =>
  partsOf(member).map((name) =>
    name === 'topics'
      ? ((body[name] ?? []) as { slug: string }[]).map(({ slug }) => slug).toSorted()
      : (body[name] ?? null),
  )

type Digests = Readonly<Record<string, string>>

/** A digest of each member that the source has. */
async function digestsOf(body: ArticleBody, source: ArticleBody): Promise<Digests> {
  const digest = async (value: unknown) => (await sha256(JSON.stringify(value))).slice(0, 16)
  const entries = membersOf(source).map(
    async (name) => [name, await digest(contentOf(body, name))] as const,
  )
  return Object.fromEntries(await Promise.all(entries))
}

export type Merged = {
  readonly body: ArticleBody
  /** Members whose value is now that of the source. */
  readonly settled: readonly string[]
  /** Members that changed on both sides, and stay as they are here. */
  readonly left: readonly string[]
  readonly overwritten: readonly string[]
}

/**
 * `known` is what the last import wrote down; nothing for an article that none has written, of
 * which all that differs counts as changed on both sides. `force` takes all of the source.
 */
export async function merge(
  here: ArticleBody,
  source: ArticleBody,
  known: Known,
  force: boolean,
): Promise<Merged> {
  const [sourceDigests, hereDigests] = [
    await digestsOf(source, source),
    await digestsOf(here, source),
  ]
  const names = membersOf(source)
  const same = names.filter((name) => isSame(contentOf(here, name), contentOf(source, name)))
  const differing = names.filter((name) => !same.includes(name))
  const changedThere = differing.filter((name) => sourceDigests[name] !== known[name]?.[0])
  const isChangedHere = (name: string) => hereDigests[name] !== known[name]?.[1]
  const taken = force ? differing : changedThere.filter((name) => !isChangedHere(name))
  const both = changedThere.filter((name) => !taken.includes(name))
  // Each side dates its own changes: the later date holds for both.
  const isLater = taken.length > 0 && both.includes('updated_at') && dateOf(source) > dateOf(here)
  const all = [...taken, ...(isLater ? ['updated_at'] : [])]
  const members = all.flatMap(partsOf).map((name) => [name, (source as BodyMembers)[name] ?? null])
  return {
    body: { ...here, ...Object.fromEntries(members) },
    settled: [...same, ...all],
    left: both.filter((name) => name !== 'updated_at'),
    overwritten: force ? taken.filter(isChangedHere) : [],
  }
}

const dateOf = ({ updated_at }: ArticleBody) => Date.parse(updated_at ?? '')

/**
 * Objects and lists by what they hold; a member that is left out is `null`, and a moment has many
 * spellings.
 */
function isSame(a: unknown, b: unknown): boolean {
  const [one, other] = [a ?? null, b ?? null]
  if (typeof one === 'string' && typeof other === 'string')
    return one === other || isSameMoment(one, other)
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other
  const [left, right] = [one as BodyMembers, other as BodyMembers]
  return [...Object.keys(left), ...Object.keys(right)].every((name) =>
    isSame(left[name], right[name]),
  )
}

/**
 * The digests for the next import, after the article was written. A member that stayed different
 * keeps its earlier digests.
 */
export async function knownAfter(
  { settled }: Merged,
  source: ArticleBody,
  here: ArticleBody,
  known: Known,
): Promise<Known> {
  const [sourceDigests, hereDigests] = [
    await digestsOf(source, source),
    await digestsOf(here, source),
  ]
  const entries = settled.map(
    (name) => [name, [sourceDigests[name] ?? '', hereDigests[name] ?? '']] as const,
  )
  return { ...known, ...Object.fromEntries(entries) }
}
