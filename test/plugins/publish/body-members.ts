/**
 * Every member of an article's body, another value of it, and what a change of it needs if a human
 * reviewed the article. Each is another one than in `buildWholeBody`.
 */
import type { Scope } from '../../../src/plugins/publish/scopes.ts'

/**
 * `text` needs a new review by the database's rule; `fixed` never changes; `null` needs no more
 * than any change.
 */
type Need = 'review' | 'text' | 'fixed' | Exclude<Scope, 'review'> | null

type Member = readonly [pointer: string, value: unknown, need: Need]

const otherSource = { url: 'https://council.example.org/', title: 'Another story' }

export const bodyMembers: readonly Member[] = [
  ['/guid', 'tag:news.example.org,2026:other', 'fixed'],
  ['/title', 'Bridge sold to a bank', 'text'],
  ['/standfirst', 'Another story.', 'text'],
  ['/body_html', '<p>Another story.</p>', 'text'],
  ['/url', 'https://news.example.org/another-story', 'review'],
  ['/byline', 'Ada Example', 'review'],
  ['/byline_url', 'https://news.example.org/ada-example', 'review'],
  ['/language', 'de', 'review'],
  ['/disclosure/mode', 'human-only', 'review'],
  ['/disclosure/model', 'example-model-2', 'review'],
  ['/disclosure/provider', 'Other Provider', 'review'],
  ['/disclosure/statement', 'Written by a human.', 'review'],
  ['/disclosure/reviewed_by', 'Ben Example', 'review'],
  ['/disclosure/reviewed_at', '2026-05-02T00:00:00Z', 'review'],
  ['/disclosure/parts', [{ name: 'summary', mode: 'ai-autonomous' }], 'review'],
  ['/disclosure/generated_at', '2026-05-01T00:00:00Z', 'review'],
  ['/picture/url', 'https://news.example.org/pictures/another-story.png', 'review'],
  ['/picture/type', 'image/png', 'review'],
  ['/picture/alt', 'Another story', 'review'],
  ['/picture/bytes', 1, 'review'],
  ['/picture/width', 1, 'review'],
  ['/picture/height', 1, 'review'],
  ['/picture/credit', 'Another story', 'review'],
  ['/picture/source_type', 'digitalCapture', 'review'],
  ['/sources', [otherSource], 'review'],
  ['/topics', [{ slug: 'another-story', label: 'Another story' }], 'review'],
  ['/status', 'withheld', 'retract'],
  ['/retraction', { reason: 'Another story.' }, 'retract'],
  ['/corrections', [{ text: 'Another story.' }], 'correct'],
  ['/unretract', true, null],
  ['/published_at', '2026-05-01T12:00:01Z', null],
  ['/updated_at', '2026-05-03T00:00:00Z', null],
  ['/ai_rights', 'open', null],
  ['/audience', ['partner'], null],
]

/** The member as a merge patch. */
export function patchOf(pointer: string, value: unknown): Readonly<Record<string, unknown>> {
  const [first = '', second] = pointer.slice(1).split('/')
  return { [first]: second === undefined ? value : { [second]: value } }
}
