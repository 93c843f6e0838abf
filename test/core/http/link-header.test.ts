/** The `Link` header (RFC 8288 §3), and its escaping. */
import { describe, expect, it } from 'vitest'
import { linkHeader } from '../../../src/core/http/headers.ts'

describe('linkHeader', () => {
  it('writes one value per link', () => {
    const links = [
      { href: 'https://news.example.org/rss.xml', rel: 'self', type: 'application/rss+xml' },
      { href: 'https://hub.example.org/', rel: 'hub' },
    ]
    expect(linkHeader(links)).toBe(
      '<https://news.example.org/rss.xml>; rel="self"; type="application/rss+xml", ' +
        '<https://hub.example.org/>; rel="hub"',
    )
  })

  it('does not change a valid address', () => {
    const href = "https://u@[2001:db8::1]:8080/a;b=1/(c)/~d'!$&*+,@%C3%A9?q=%20&r=#f"
    expect(linkHeader([{ href, rel: 'self' }])).toBe(`<${href}>; rel="self"`)
  })

  it('encodes characters that are not allowed in URIs', () => {
    expect(
      linkHeader([{ href: 'https://example.org/é >;"\\\r\nX: y|\u{1f4f0}\ud800', rel: 'self' }]),
    ).toBe(
      '<https://example.org/%C3%A9%20%3E;%22%5C%0D%0AX:%20y%7C%F0%9F%93%B0%EF%BF%BD>; rel="self"',
    )
  })

  it('escapes quotes and drops characters outside of printable ASCII in parameters', () => {
    expect(linkHeader([{ href: '/', rel: 'a"b\\c\r\né' }])).toBe('</>; rel="a\\"b\\\\c"')
  })
})
