/** Reads a robots.txt (RFC 9309) of another host: what it says of a crawler, of a path, and of AI. */

type Rule = { readonly name: string; readonly value: string }
type Group = { readonly agents: readonly string[]; readonly rules: readonly Rule[] }

export type Robots = {
  readonly groups: readonly Group[]
  /** Addresses of RSL licences (RSL 1.0 §4.4), in any place. */
  readonly licences: readonly string[]
}

/** Lines that are no rule, and rules before the first group, are left out. A record that is none does not end a group. */
export function parseRobots(text: string): Robots {
  const groups: { agents: string[]; rules: Rule[] }[] = []
  const licences: string[] = []
  for (const line of text.replace(/^\u{feff}/u, '').split(/\r\n|\r|\n/)) {
    const [, name = '', value = ''] = /^\s*([a-z-]+)\s*:\s*([^#]*?)\s*(?:#.*)?$/i.exec(line) ?? []
    const rule = { name: name.toLowerCase(), value }
    const last = groups.at(-1)
    if (rule.name === 'license') licences.push(value)
    else if (rule.name === 'user-agent') {
      const agent = value.toLowerCase()
      if (last && last.rules.length === 0) last.agents.push(agent)
      else groups.push({ agents: [agent], rules: [] })
    } else if (rule.name !== '' && rule.name !== 'sitemap') last?.rules.push(rule)
  }
  return { groups, licences }
}

/** Whether a group is for this crawler by its name. */
export const isNamed = ({ groups }: Robots, agent: string): boolean =>
  groups.some(({ agents }) => agents.includes(agent.toLowerCase()))

/** All groups of the crawler together; those of `*` if it has none (§2.2.1). */
function rulesFor({ groups }: Robots, agent: string): readonly Rule[] {
  const of = (name: string) => groups.filter(({ agents }) => agents.includes(name)).flatMap(({ rules }) => rules)
  const own = isNamed({ groups, licences: [] }, agent)
  return of(own ? agent.toLowerCase() : '*')
}

/** §2.2.2 and §2.2.3: the longest pattern that matches decides, and `allow` if there are two. */
export function mayFetch(robots: Robots, agent: string, path: string): boolean {
  const found = rulesFor(robots, agent).filter(
    ({ name, value }) => (name === 'allow' || name === 'disallow') && value !== '' && matches(value, path),
  )
  const longest = Math.max(0, ...found.map(({ value }) => value.length))
  const deciding = found.filter(({ value }) => value.length === longest)
  return deciding.length === 0 || deciding.some(({ name }) => name === 'allow')
}

const escaped = (text: string) => text.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`)

const matches = (pattern: string, path: string): boolean => {
  const end = pattern.endsWith('$')
  const body = (end ? pattern.slice(0, -1) : pattern).split('*').map(escaped).join('.*')
  return new RegExp(`^${body}${end ? '$' : ''}`).test(path)
}

const labels: Readonly<Record<string, 'search' | 'input' | 'train'>> = {
  search: 'search',
  'ai-input': 'input',
  'ai-use': 'input',
  'ai-train': 'train',
  'train-ai': 'train',
}

/** One use that a line of AI allows or refuses, and the line's name. */
export type Said = { readonly line: string; readonly use: 'search' | 'input' | 'train'; readonly allowed: boolean }

/** The uses that the lines `Content-Signal` and `Content-Usage` allow or refuse all crawlers for this path. */
export function saidOfUse(robots: Robots, path: string): readonly Said[] {
  return rulesFor(robots, '*').flatMap(({ name, value }) => {
    if (name !== 'content-signal' && name !== 'content-usage') return []
    // Content-Usage has a path (draft-ietf-aipref-attach-05 §3); older drafts and signals may have none.
    const [, pattern = '/', said = ''] = /^(\/\S*)?\s*(.*)$/.exec(value) ?? []
    if (!matches(pattern, path)) return []
    return said.split(',').flatMap((part) => {
      const [label = '', answer = ''] = part.split('=').map((each) => each.trim().toLowerCase())
      const use = labels[label]
      const allowed = /^(y|yes)$/.test(answer)
      if (use === undefined || (!allowed && !/^(n|no)$/.test(answer))) return []
      return [{ line: name === 'content-signal' ? 'Content-Signal' : 'Content-Usage', use, allowed }]
    })
  })
}
