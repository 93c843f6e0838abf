/** Texts of somebody hostile: attacks on cleaners, addresses that run, style sheets, and characters that hide others. */
import { xssPayloads } from '../../feed/xss-payloads.ts'

/** Nobody may ever ask it for anything. */
export const canary = 'canary.example'

const pwn = 'window.pwned=1'

const addresses = [
  ...[
    'javascript:',
    'JaVaScRiPt:',
    'java\tscript:',
    'java\nscript:',
    'java\r\nscript:',
    '\u0001javascript:',
    ' \u00a0javascript:',
  ],
  ...[
    '\u2028javascript:',
    '\ufeffjavascript:',
    'javascript\u0000:',
    'javascript&colon;',
    'javascript&#58;',
    'java&#115;cript:',
  ],
  ...[
    '&#x6A;avascript:',
    'javascript%3A',
    'vbscript:',
    'livescript:',
    'view-source:javascript:',
    'feed:javascript:',
    'x-javascript:',
  ],
]
  .flatMap((scheme) => [`${scheme}${pwn}`, `${scheme}//%0a${pwn}`])
  .concat(
    `data:text/html,<script>${pwn}</script>`,
    `data:text/html;base64,${btoa(`<script>${pwn}</script>`)}`,
    `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${pwn}"/>`,
    `DATA:text/javascript,${pwn}`,
    'blob:https://canary.example/1b9d6bcd',
    'filesystem:https://canary.example/temporary/x.html',
    'file:///etc/passwd',
    'about:blank',
    'chrome://settings',
    'intent://canary.example#Intent;scheme=https;end',
    'mailto:a@canary.example',
    'ws://canary.example/',
    'http://[',
    'https://',
    'http://a b/',
    '#',
    '?',
  )

const markup = [
  `<img src=x onerror=${pwn}>`,
  `"><img src=x onerror="${pwn}">`,
  `'><img src=x onerror='${pwn}'>`,
  `\`><img src=x onerror=\`${pwn}\`>`,
  `" onmouseover="${pwn}" autofocus onfocus="${pwn}" tabindex="0`,
  `' style='animation:x' onanimationstart='${pwn}'`,
  `</script><script>${pwn}</script>`,
  `</style><script>${pwn}</script>`,
  `</title></textarea></noscript></template></iframe><svg onload=${pwn}>`,
  `--><script>${pwn}</script><!--`,
  `]]><script>${pwn}</script>`,
  `<slot name="x"><img src=//${canary}/slot></slot>`,
  `<template shadowrootmode="open"><script>${pwn}</script></template>`,
  `<iframe srcdoc="<script>parent.${pwn}</script>"></iframe>`,
  `<object data="//${canary}/o"></object><embed src="//${canary}/e"><link rel=stylesheet href="//${canary}/l">`,
  `<meta http-equiv=refresh content="0;url=//${canary}/m"><base href="//${canary}/">`,
  `<style>@import "//${canary}/i";*{background:url(//${canary}/b)}</style>`,
  `<candor-headlines src="//${canary}/feed.json"></candor-headlines>`,
  `<form action="//${canary}/f"><input autofocus onfocus=${pwn}></form>`,
  `&lt;img src=x onerror=${pwn}&gt; &#60;script&#62;${pwn}&#60;/script&#62;`,
  `\\u003cscript\\u003e${pwn}\\u003c/script\\u003e \\x3cscript>`,
]

const styles = [
  '}*{display:none!important}',
  `;background:url(//${canary}/s);`,
  `url("javascript:${pwn}")`,
  `expression(${pwn})`,
  `@import url(//${canary}/s2);`,
  '--candor-label-color:transparent',
  'position:fixed;inset:0',
  'candor-label',
]

const characters = [
  '\u202emoc.rednac\u202c',
  '\u2066\u2067\u2068\u2069\u200e\u200f\u061c',
  'Ọ'.repeat(10) + '\u0300'.repeat(500),
  '\u0000\u0001\u0008\u001f\u007f\u0085',
  '\ud800',
  '\udc00\ud800',
  '\ufffe\uffff',
  '\u2028\u2029\u00ad\u200b\u200d\ufeff',
  '\u{e0001}\u{e0041}😀👩‍👩‍👧',
  '﷽'.repeat(300),
  'x'.repeat(100_000),
  ...['<b>'.repeat(20_000), '\n'.repeat(5000), ' ', '\t', ''],
]

const expressions = [
  ...[
    '{{constructor.constructor("window.pwned=1")()}}',
    `\${${pwn}}`,
    `<%= ${pwn} %>`,
    `#{${pwn}}`,
    '{title}',
    '{date}',
    '{reviewed_by}',
  ],
  ...[
    '$&',
    "$'",
    '$`',
    '%s%n',
    '%o',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'en-__proto__',
    'valueOf',
  ],
  ...[
    'ai-autonomous',
    'human-only',
    'canceled',
    'null',
    'undefined',
    'NaN',
    '-1',
    '1e999',
    '275761-01-01T00:00:00Z',
    '0000-00-00',
  ],
]

export const hostileTexts: readonly string[] = [
  ...xssPayloads.map((payload) => payload.replaceAll('evil.example', canary)),
  ...[...addresses, ...markup, ...styles, ...characters, ...expressions],
]
