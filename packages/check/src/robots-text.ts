/**
 * Reads a robots.txt (RFC 9309) of another host: what it says of a crawler, of a path, and of AI.
 */

type RobotsRule = { readonly name: string; readonly value: string }
type RobotsGroup = { readonly agents: readonly string[]; readonly rules: readonly RobotsRule[] }

export type Robots = {
  readonly groups: readonly RobotsGroup[]
  /** Addresses of RSL licences (RSL 1.0 §4.4), in any place. */
  readonly licences: readonly string[]
  /** It is longer than what is read. */
  readonly isCut: boolean
}

/** Characters that are read. RFC 9309 §2.5 asks for 500 kibibytes at least. */
export const maxRobots = 512_000

/**
 * Lines that are no rule, and rules before the first group, are left out. A record that is none
 * does not end a group.
 */
export function parseRobots(text: string): Robots {
  const groups: { agents: string[]; rules: RobotsRule[] }[] = []
  const licences: string[] = []
  for (const line of text
    .slice(0, maxRobots)
    .replace(/^\u{feff}/u, '')
    .split(/\r\n|\r|\n/)) {
    const [text = ''] = line.split('#', 1)
    const name = text.split(':', 1)[0]?.trim().toLowerCase() ?? ''
    const value = text.slice(text.indexOf(':') + 1).trim()
    const rule = { name: /^[a-z-]+$/.test(name) && text.includes(':') ? name : '', value }
    const last = groups.at(-1)
    if (rule.name === 'license') licences.push(value)
    else if (rule.name === 'user-agent') {
      const agent = value.toLowerCase()
      if (last && last.rules.length === 0) last.agents.push(agent)
      else groups.push({ agents: [agent], rules: [] })
    } else if (rule.name !== '' && rule.name !== 'sitemap') last?.rules.push(rule)
  }
  return { groups, licences, isCut: text.length > maxRobots }
}

/** Says whether a group is for this crawler by its name, and not as one of all. */
export const isNamed = ({ groups }: Pick<Robots, 'groups'>, agent: string): boolean =>
  groups.some(({ agents }) => agents.includes(agent.toLowerCase()))

/** All groups of the crawler together; those of `*` if it has none (§2.2.1). */
function rulesFor({ groups }: Pick<Robots, 'groups'>, agent: string): readonly RobotsRule[] {
  const of = (name: string) =>
    groups.filter(({ agents }) => agents.includes(name)).flatMap(({ rules }) => rules)
  const own = isNamed({ groups }, agent)
  return of(own ? agent.toLowerCase() : '*')
}

/** §2.2.2 and §2.2.3: the longest pattern that matches decides, and `allow` if there are two. */
export function mayFetch(robots: Robots, agent: string, path: string): boolean {
  const found = rulesFor(robots, agent).filter(
    ({ name, value }) =>
      (name === 'allow' || name === 'disallow') && value !== '' && matches(value, path),
  )
  const longest = found.reduce((most, { value }) => Math.max(most, value.length), 0)
  const deciding = found.filter(({ value }) => value.length === longest)
  return deciding.length === 0 || deciding.some(({ name }) => name === 'allow')
}

/** A star stands for any text, also none. Linear, because strangers write patterns. */
function matches(pattern: string, path: string): boolean {
  const isWhole = pattern.endsWith('$')
  const [first = '', ...rest] = (isWhole ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  const last = isWhole ? (rest.pop() ?? null) : ''
  let at = first.length
  for (const part of rest) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return last === null ? at === path.length : path.endsWith(last) && path.length - last.length >= at
}

const labels: Readonly<Record<string, 'search' | 'input' | 'train'>> = {
  search: 'search',
  'ai-input': 'input',
  'ai-use': 'input',
  'ai-train': 'train',
  'train-ai': 'train',
}

/** One use that a line of AI allows or refuses, and the line's name. */
export type UseRule = {
  readonly line: string
  readonly use: 'search' | 'input' | 'train'
  readonly allowed: boolean
}

/**
 * The uses that the lines `Content-Signal` and `Content-Usage` allow or refuse all crawlers for
 * this path.
 */
export function useRulesFor(robots: Robots, path: string): readonly UseRule[] {
  return rulesFor(robots, '*').flatMap(({ name, value }) => {
    if (name !== 'content-signal' && name !== 'content-usage') return []
    // Content-Usage has a path (draft-ietf-aipref-attach-05 §3); older drafts and signals may have
    // none.
    const [, pattern = '/', preferences = ''] =
      /^(?:(\/\S*)(?!\S))?\s*(?!\s)(.*)$/.exec(value) ?? []
    if (!matches(pattern, path)) return []
    return preferences.split(',').flatMap((part) => {
      const [label = '', answer = ''] = part.split('=').map((each) => each.trim().toLowerCase())
      const use = labels[label]
      const allowed = /^(y|yes)$/.test(answer)
      if (use === undefined || (!allowed && !/^(n|no)$/.test(answer))) return []
      return [
        { line: name === 'content-signal' ? 'Content-Signal' : 'Content-Usage', use, allowed },
      ]
    })
  })
}
