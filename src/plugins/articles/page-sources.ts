/** What the policy of an article's page must let its text load. */
import type { Entry } from '../../core/feed/feed.ts'

/** Hosts that the policy of a page names: more would make a header that proxies refuse. */
const maxHosts = 20

/** Clean HTML has quotes around values, and they can have `<` and `>`. */
const mediaTag = /<(?:img|source|video|audio|track|iframe)\b(?:[^"<>]|"[^"]*")*>/g

/**
 * Pictures, sound, film and players in the text, which the policy of the page must let load: those of
 * the first `maxHosts` hosts of each.
 */
export function pageSources({ contentHtml, picture }: Entry) {
  const tags = (contentHtml ?? '').match(mediaTag) ?? []
  const originsIn = (names: RegExp) => {
    const addresses = tags
      .filter((tag) => names.test(tag))
      .flatMap((tag) => [...tag.matchAll(/ (?:src|srcset|poster)="([^"]*)"/g)])
      .flatMap(([, value = '']) => value.match(/https?:\/\/[^\s",]+/g) ?? [])
    return [...new Set(addresses.flatMap(originOf))].slice(0, maxHosts)
  }
  const allow = (directive: string, names: RegExp) => {
    const origins = originsIn(names)
    return origins.length === 0 ? [] : [`${directive} ${origins.join(' ')}`]
  }
  return {
    pictures: [...(picture === null ? [] : [picture.url]), ...originsIn(/^<(?:img|source|video)/)],
    directives: [
      ...allow('media-src', /^<(?:source|video|audio|track)/),
      ...allow('frame-src', /^<iframe/),
    ],
  }
}

const originOf = (url: string): string[] => {
  const origin = URL.canParse(url) ? new URL(url).origin : ''
  return /^https?:\/\/[\w.-]+(:\d+)?$/.test(origin) ? [origin] : []
}
