/** Hostile addresses for links, resources and pictures. */

const runs = 'alert(1)'

const schemes = [
  'javascript:',
  'JaVaScRiPt:',
  ' javascript:',
  'java\tscript:',
  'java\nscript:',
  'java\r\nscript:',
  '\u0001javascript:',
  ' \u00a0javascript:',
  '\u2028javascript:',
  '\ufeffjavascript:',
  'javascript\u0000:',
  'javascript&colon;',
  'javascript&#58;',
  'java&#115;cript:',
  '&#x6A;avascript:',
  'javascript%3A',
  'vbscript:',
  ...['livescript:', 'view-source:javascript:', 'feed:javascript:', 'x-javascript:'],
]

/** Addresses that embeds must not use. */
export const hostileAddresses: readonly string[] = [
  ...schemes.flatMap((scheme) => [`${scheme}${runs}`, `${scheme}//%0a${runs}`]),
  `javascript://news.example.org/%0a${runs}`,
  'vbscript:msgbox(1)',
  `data:text/html,<script>${runs}</script>`,
  `data:text/html;base64,${btoa(`<script>${runs}</script>`)}`,
  `data:image/svg+xml,<svg onload=${runs}>`,
  `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="${runs}"/>`,
  `DATA:text/javascript,${runs}`,
  ...[
    'blob:https://news.example.org/1',
    'blob:https://evil.example/1b9d6bcd',
    'filesystem:https://news.example.org/1',
  ],
  ...['filesystem:https://evil.example/temporary/x.html', 'view-source:https://news.example.org/'],
  ...[
    'file:///etc/passwd',
    'ftp://news.example.org/',
    'mailto:a@example.org?body=<script>',
    'mailto:a@evil.example',
  ],
  ...['about:blank', 'chrome://settings', 'intent://x#Intent;scheme=https;end'],
  ...[
    'intent://evil.example#Intent;scheme=https;end',
    'ws://news.example.org/',
    'ws://evil.example/',
  ],
  ...[
    '//evil.example/x',
    '/rooted',
    '#',
    '#part',
    '?',
    '?query',
    'https://',
    'https://[news',
    'http://[',
  ],
  ...['https:// evil .example/', 'http://a b/', 'x', ''],
]

/** Valid addresses with characters that must be escaped. */
export const hostileWebAddresses: readonly string[] = [
  'https://x.example/"onclick="alert(1)',
  `https://x.example/'onclick='alert(1)`,
  ...['https://x.example/?a=1&b=2&copy=3&lt;', 'https://x.example/?q="><script>alert(1)</script>'],
  ...['https://x.example/#"><img src=x onerror=alert(1)>', 'https://x.example/`onload=`alert(1)'],
  ...['https://x.example/\u2028<script>alert(1)</script>', 'https://x.example/%22%3E%3Cscript%3E'],
  ...[
    'https://javascript:alert(1)@x.example/',
    'https://x.example\\@evil.example/',
    'HTTPS://bücher.example/ä?ö#ü',
  ],
  ...['http://x.example:80/a b\tc\nd'],
  `https://x.example/${'&quot;'.repeat(50)}`,
]
