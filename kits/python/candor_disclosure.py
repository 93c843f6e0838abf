"""Reads what a feed or page declares about AI: RSS, RDF, Atom, JSON Feed, HTML, or one item. It never guesses how a text was made.

The reading is documented in docs/disclosure-library.md of Candor, and passes docs/vocabulary/cases. Standard library only. MIT.
"""

import json
import re
import xml.etree.ElementTree as ET
from datetime import datetime, timezone
from html.entities import html5
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

MODES = ("ai-autonomous", "ai-assisted", "human-only")
DRAFTS = {"none": {"mode": "human-only"}, "autonomous": {"mode": "ai-autonomous"}, "ai-generated": {"byAi": True}}
HEADER = {"none": "human-only", "ai-modified": "ai-assisted", "ai-originated": "ai-assisted", "machine-generated": "ai-autonomous"}
IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/"
BY_AI = {"trainedAlgorithmicMedia", "compositeWithTrainedAlgorithmicMedia", "compositeSynthetic"}
WITHOUT_AI = {"digitalCreation", "humanEdits", "minorHumanEdits", "digitalArt"}
PRECEDENCE = ("candor", "html", "json-ld", "header", "podcast", "iptc", "msn")
FACTS = ("model", "provider", "reviewedBy", "generatedAt")
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom", "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/", "dcterms": "http://purl.org/dc/terms/", "media": "http://search.yahoo.com/mrss/",
    "podcast": "https://podcastindex.org/namespace/1.0", "candor": "https://w3id.org/candor/1.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xml": "http://www.w3.org/XML/1998/namespace",
    "xhtml": "http://www.w3.org/1999/xhtml", "": "http://purl.org/rss/1.0/",
}  # fmt: skip
PREFIXES = {uri.rstrip("/"): prefix for prefix, uri in NAMESPACES.items()} | {"": "", "http://my.netscape.com/rdf/simple/0.9": ""}
VOID = set("area base br col embed hr img input link meta source track wbr".split())
HIDDEN = set("script style iframe noembed noframes noscript".split())
INLINE = set("a abbr b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var".split())
START = re.compile(r"<(!doctype\s+html|html|head|meta|title|link|script|style|body|main|article|section|h1|div|p)[\s>]", re.I)
# White space as HTML and JavaScript have it.
WHITE = re.compile(r"[\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+")
ARTICLE = re.compile(r"(Article|Posting|Report|Review|CreativeWork)$")
BARE = r'"((?:[ !#-\[\]-~]|\\["\\])*)"|([A-Za-z*][\w!#$%&\'*+.^`|~:/-]*)|(@-?\d{1,15}|-?\d{1,15}(?:\.\d{1,3})?|\?[01]|:[\w+/=]*:|%"[ !#-~]*")'
ITEM = {"id": None, "url": None, "title": None, "language": None, "published": None, "updated": None, "summary": None,
        "contentHtml": None, "found": [], "sources": [], "corrections": [], "isRetracted": False, "statement": None}  # fmt: skip


class UnreadableDocument(Exception):
    """The document is no feed, page or item: `code` says why."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def read_disclosure(document, media_type="", url=None, headers=None):
    """The reading of a document, as a dictionary. Raises UnreadableDocument."""
    text = document.lstrip("\ufeff").lstrip()
    if not text:
        raise UnreadableDocument("empty")
    if len(text) > 32_000_000:
        raise UnreadableDocument("too_large")
    start = re.sub(r"<!--.*?(-->|$)|^<\?xml[^>]*>", "", text[:10_000], flags=re.S).lstrip()
    if text[0] in "{[":
        reading = _read_json(text, url)
    elif START.match(start) or (text[0] != "<" and "html" in media_type):
        reading = _read_page(text, url)
    else:
        reading = _read_xml(text, url) if text[0] == "<" else None
    if reading is None:
        raise UnreadableDocument("no_known_format")
    reading["items"] = [_merged({**ITEM, **item}) for item in reading["items"]]
    reading["found"] = _read_header(headers or {}) + reading["found"]
    reading = _merged({"title": None, "url": None, "language": None, "generator": None, "feeds": [], **reading})
    reading["contradictions"] += _outvoted(reading)
    return reading


def _line(text):
    return WHITE.sub(" ", text).strip(" ") if isinstance(text, str) else text


def _found(vocabulary, at, raw, says):
    says = {name: _line(value) for name, value in says.items() if value is not None and _line(value) != ""}
    return {"vocabulary": vocabulary, "at": at, "says": says, "raw": raw}


def _by_term(value):
    term = re.sub(r"^(https?://cv\.iptc\.org/newscodes/digitalsourcetype/|digsrctype:|(https?://)?schema(\.org/|:))", "", value)
    term = re.sub(r"^(\w)(\w*)DigitalSource$", lambda match: match[1].lower() + match[2], term)
    return {"byAi": term in BY_AI} if term in BY_AI | WITHOUT_AI else {}


def _is_term(value):
    return re.fullmatch(r"(https?://cv\.iptc\.org/newscodes/digitalsourcetype/|digsrctype:)\w+", value) is not None


def _by_attribute(at, value, attributes):
    says = {"mode": value} if value in MODES else DRAFTS.get(value, {})
    return _found("html", at, value, {**says, "model": attributes.get("ai-model"), "provider": attributes.get("ai-provider")})


def _by_ai(says):
    return says["mode"] != "human-only" if "mode" in says else says.get("byAi")


def _merged(read):
    """Adds what all declarations say together, by precedence, and what contradicts what."""
    data = [each for each in read["found"] if each["vocabulary"] != "words" and not each.get("part")]
    ordered = sorted((each for each in data if each["says"]), key=lambda each: PRECEDENCE.index(each["vocabulary"]))
    says = [each["says"] for each in ordered]
    mode = next((each["mode"] for each in says if "mode" in each), None)
    by_ai = mode != "human-only" if mode else next((each["byAi"] for each in says if "byAi" in each), None)
    agreeing = [each for each in says if each.get("mode", mode) == mode and _by_ai(each) in (None, by_ai)]
    facts = {name: next((each[name] for each in agreeing if name in each), None) for name in FACTS}
    stated = next((each for each in agreeing if "statement" in each), {})
    facts.update({name: stated.get(name) for name in ("statement", "statementLanguage")})
    read["disclosure"] = {"mode": mode, "byAi": by_ai, **facts} if says else None
    read["contradictions"] = []
    for of in ("mode", "byAi", "model", "provider", "reviewedBy"):
        value_of = _by_ai if of == "byAi" else lambda each: each.get(of)
        values = [{"value": value_of(each["says"]), "at": each["at"]} for each in data]
        values = [{**each, "value": json.dumps(each["value"]).strip('"') if of == "byAi" else each["value"]}
                  for each in values if each["value"] is not None]  # fmt: skip
        if of == "byAi" and not any("byAi" in each["says"] for each in data):
            continue
        if len({each["value"].lower() for each in values}) > 1:
            read["contradictions"].append({"of": of, "values": values})
    return read


def _outvoted(reading):
    """A mode of the whole document that some of its items contradict."""
    mode = (reading["disclosure"] or {}).get("mode")
    values = [{"value": mode, "at": each["at"]} for each in reading["found"] if mode and each["says"].get("mode") == mode][:1]
    for index, item in enumerate(reading["items"] if values else []):
        other = (item["disclosure"] or {}).get("mode")
        if other and other not in [each["value"] for each in values]:
            values.append({"value": other, "at": f"items[{index}]"})
    return [{"of": "mode", "values": values}] if len(values) > 1 else []


def _read_header(headers):
    """The AI-Disclosure header, a dictionary of structured fields (RFC 9651); parameters count as members."""
    header = next((value.strip() for name, value in headers.items() if name.lower() == "ai-disclosure"), None)
    if header is None:
        return []
    members, rest = {}, header if len(header) <= 4000 else "?"
    while rest:
        match = re.match(rf"([a-z*][a-z0-9_.*-]*)(?:=(?:{BARE}))?(?=[;,\s]|$)(; *|[ \t]*,[ \t]*|$)", rest)
        if not match or (match[5] and match.end() == len(rest)):
            members = {}
            break
        string = match[2] and re.sub(r"\\(.)", r"\1", match[2])
        members[match[1]] = next((value for value in (string, match[3], match[4]) if value is not None), "")
        rest = rest[match.end() :]
    date = re.fullmatch(r"@(-?\d{1,11})", members.get("date", ""))
    at = date and datetime.fromtimestamp(int(date[1]), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    says = {"mode": HEADER.get(members.get("mode")), "model": members.get("model"), "provider": members.get("provider")}
    return [_found("header", "AI-Disclosure", header, {**says, "reviewedBy": members.get("reviewed-by"), "generatedAt": at})]


def _address(address, base):
    """An absolute http(s) address without a login, or None."""
    try:
        parts = urlsplit(urljoin(base or "", address.strip())) if address else None
    except ValueError:
        return None
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        return None
    return parts._replace(path=parts.path or "/").geturl()


def _text(parent, name):
    value = parent.get(name)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value.strip() or None if isinstance(value, str) else None


def _objects(parent, name):
    value = parent.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _object(parent, name):
    return parent[name] if isinstance(parent.get(name), dict) else {}


def _candor(disclosure, at, at_term, language):
    mode, statement, term = (_text(disclosure, name) for name in ("mode", "statement", "digital_source_type"))
    names = {"model": "model", "provider": "provider", "reviewedBy": "reviewed_by", "generatedAt": "generated_at"}
    says = {"mode": mode if mode in MODES else None, "statement": statement}
    says.update({name: _text(disclosure, member) for name, member in names.items()})
    says["statementLanguage"] = (_text(disclosure, "statement_language") or language) if statement else None
    return [_found("candor", at, mode or "", says)] + ([_found("iptc", at_term, term, _by_term(term))] if term else [])


def _facts(candor, base):
    sources = [
        {"url": _address(_text(each, "url"), base), **{name: _text(each, name) for name in ("title", "publisher", "language")}}
        for each in _objects(candor, "sources")
    ]
    corrections = [
        {"date": _text(each, "date"), "text": _text(each, "text"), "url": _address(_text(each, "url"), base)}
        for each in _objects(candor, "corrections")
    ]
    return {
        "sources": [each for each in sources if each["url"]],
        "corrections": [each for each in corrections if each["text"]],
        "isRetracted": _text(candor, "status") == "canceled",
        "statement": _text(candor, "statement"),
    }


def _load(text):
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _read_json(text, url):
    feed = _load(text)
    if feed is None:
        raise UnreadableDocument("not_well_formed")
    is_feed = isinstance(feed, dict) and "jsonfeed.org/version/" in (_text(feed, "version") or "")
    if not is_feed and not (isinstance(feed, dict) and {"_candor", "content_html", "content_text"} & feed.keys()):
        return None
    feed = feed if is_feed else {"items": [feed]}
    generator = _object(_object(feed, "_candor"), "generator")
    name = " ".join(filter(None, (_text(generator, "name"), _text(generator, "version"))))
    return {
        "format": "json-feed", "title": _text(feed, "title"), "url": _address(_text(feed, "home_page_url"), url),
        "language": _text(feed, "language"), "generator": name or None, "found": [],
        "items": [_json_item(each, feed, url or _text(feed, "feed_url") or _text(feed, "home_page_url")) for each in _objects(feed, "items")],
    }  # fmt: skip


def _json_item(item, feed, base):
    candor, html = _object(item, "_candor"), _text(item, "content_html")
    language = _text(item, "language") or _text(feed, "language")
    at = ("_candor.disclosure", "_candor.disclosure.digital_source_type")
    declared = _candor(candor["disclosure"], *at, language) if isinstance(candor.get("disclosure"), dict) else []
    tags = [tag for tag in item.get("tags") or [] if isinstance(tag, str)] if isinstance(item.get("tags"), list) else []
    flags = [flag for tag in tags for flag in _category("tags", tag, None)]
    return {
        "id": _text(item, "id"), "url": _address(_text(item, "url"), base) or _address(_text(item, "id"), None),
        "title": _text(item, "title"), "language": language, "published": _text(item, "date_published"),
        "updated": _text(item, "date_modified"), "summary": _line(_text(item, "summary")), "contentHtml": html,
        "found": declared + _read_content(html) + flags, **_facts(candor, base),
    }  # fmt: skip


def _category(at, term, scheme):
    if _is_term(term) or (scheme or "").replace("https:", "http:").rstrip("/") + "/" == IPTC:
        return [_found("iptc", at, term, _by_term(term))]
    return [_found("msn", at, term, {"byAi": True})] if term == "AI-Assisted" else []


class _Element:
    """An element of XML by the usual prefix of its namespace, with the xml:lang and xml:base around it."""

    def __init__(self, element, base, language):
        self.name, self.local = self._name(element.tag)
        self.attributes = {self._name(name)[0]: value.strip() for name, value in element.attrib.items()}
        self.base = urljoin(base or "", self.attributes.get("xml:base", "")) or None
        self.language = self.attributes.get("xml:lang", language)
        self.children = [_Element(child, self.base, self.language) for child in element]
        self.text = "".join(element.itertext()).strip()
        self.markup = "".join(ET.tostring(child, "unicode", "html") for child in element)

    @staticmethod
    def _name(tag):
        uri, _, local = tag[1:].rpartition("}") if tag[0] == "{" else ("", "", tag)
        prefix = PREFIXES.get(uri.rstrip("/"))
        return (f"{prefix}:{local}" if prefix else local if prefix == "" else f"{local} of {uri}"), local

    def get(self, name):
        return self.attributes.get(name) or None

    def all(self, *names):
        return [child for child in self.children if child.name in names]

    def text_of(self, *names):
        return next((child.text for name in names for child in self.all(name) if child.text), None)

    def link(self, base):
        links = [each for each in self.all("atom:link") if each.get("rel") in (None, "alternate")]
        pages = [each for each in links if each.get("type") in (None, "text/html", "application/xhtml+xml")]
        return next((_address(each.get("href"), each.base or base) for each in pages + links), None)

    def html(self):
        kind = self.get("type") or "text"
        if kind in ("text", "text/plain"):
            return self.text.replace("&", "&amp;").replace("<", "&lt;")
        return re.sub(r"(</?)\w+:", r"\1", self.markup) if "xhtml" in kind else self.text


def _parse_xml(text):
    """The root of a document. Names of characters in HTML are known, and usual prefixes need no declaration."""
    if re.search(r"<!DOCTYPE[^>\[]*\[", text):
        raise UnreadableDocument("entities_refused")
    text = re.sub(r"^<\?xml[^>]*>\s*", "", re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text))
    if re.match(r"<(\w+:)?item[\s/>]", text):
        text = f"<rss><channel>{text}</channel></rss>"
    elif re.match(r"<(\w+:)?entry[\s/>]", text):
        text = f'<feed xmlns="{NAMESPACES["atom"]}">{text}</feed>'
    missing = [prefix for prefix in NAMESPACES if prefix not in ("", "xml") and f"{prefix}:" in text and f"xmlns:{prefix}=" not in text]
    declared = "".join(f' xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in missing)
    text = re.sub(r"(<[A-Za-z][\w:.-]*)", lambda match: match[1] + declared, text, count=1)
    known = lambda match: html5.get(match[2] or "", match[0]) if match[2] not in (None, "amp;", "lt;", "gt;", "quot;", "apos;") else match[0]  # noqa: E731
    bare = lambda match: "&amp;" if match[0] == "&" else match[0]  # noqa: E731
    text = re.sub(r"<!\[CDATA\[.*?(\]\]>|$)|&(\w+;)", known, text, flags=re.S)
    for candidate in (text, re.sub(r"<!\[CDATA\[.*?(\]\]>|$)|&(?!(#\d+|#x[\da-f]+|[a-z][a-z\d]*);)", bare, text, flags=re.S | re.I)):
        try:
            root = ET.fromstring(candidate)
        except ET.ParseError:
            continue
        level, depth = [root], 0
        while level:
            level, depth = [child for each in level for child in each], depth + 1
            if depth > 200:
                raise UnreadableDocument("too_large")
        return root
    raise UnreadableDocument("not_well_formed")


def _read_xml(text, url):
    root = _Element(_parse_xml(text), url, None)
    if root.name not in ("rss", "rdf:RDF", "atom:feed"):
        return None
    channel = next(iter(root.all("channel")), root)
    is_atom = root.name == "atom:feed"
    language = root.language or channel.text_of("language", "dc:language")
    generator = next(iter(channel.all("generator", "atom:generator")), None)
    name = " ".join(filter(None, (generator.text, generator.get("version")))) if generator else None
    items = channel.all("atom:entry" if is_atom else "item") + (root.all("item") if channel is not root else [])
    return {
        "format": "atom" if is_atom else "rss", "title": channel.text_of("title", "atom:title"),
        "url": _address(channel.text_of("link"), url) or channel.link(url), "language": language, "generator": name or None,
        "found": _flags(channel), "items": [_xml_item(each, is_atom, language, url) for each in items],
    }  # fmt: skip


def _flags(element):
    flags = [each.text for each in element.all("podcast:txt") if (each.get("purpose") or "").lower() == "ai-content"]
    says = {"true": {"byAi": True}, "false": {"byAi": False}}
    return [_found("podcast", "podcast:txt", flag, says.get(flag.lower(), {})) for flag in flags]


def _xml_item(item, is_atom, feed_language, base):
    base = item.base or base
    language = item.text_of("dc:language") or item.language or feed_language
    contents = [each for each in item.all("atom:content", "content:encoded") if not each.get("src")]
    summaries = item.all("atom:summary" if is_atom else "description", "dc:description")
    content, summary = ((each[0].html() if is_atom else each[0].text) if each else None for each in (contents, summaries))
    guid = next((each for each in item.all("guid") if each.text), None)
    identity = item.text_of("atom:id") if is_atom else guid.text if guid else item.get("rdf:about")
    link = _address(item.text_of("link"), base) or item.link(base)
    if not link and not (guid and (guid.get("isPermaLink") or "").lower() == "false"):
        link = _address(identity, base)
    title = next(iter(item.all("atom:title", "title", "dc:title")), None)
    shown = _plain if title and (title.get("type") or "").endswith("html") else _line if is_atom else str
    found = []
    for each in item.all("candor:disclosure"):
        names = {"reviewed_by": "reviewed-by", "generated_at": "date", "digital_source_type": "digital-source-type"}
        members = {name: each.get(names.get(name, name)) for name in ("mode", "model", "provider", *names)}
        members.update(statement=each.text, statement_language=each.language)
        found += _candor(members, "candor:disclosure", "candor:disclosure/@digital-source-type", language)
    found += _read_content(content or summary) + _flags(item)
    for each in item.children:
        if each.local.lower() == "digitalsourcetype":
            found.append(_found("iptc", each.local, each.text, _by_term(each.text)))
        if each.name in ("category", "atom:category"):
            found += _category("category", each.get("term") or each.text, each.get("domain") or each.get("scheme"))
    candor = {
        "sources": [
            {"url": _address(each.get("href"), each.base or base), "title": each.get("title"),
             "publisher": each.get("candor:publisher"), "language": each.get("hreflang")}
            for each in item.all("atom:link") if each.get("rel") == "via"
        ],
        "corrections": [{"text": each.text, "date": each.get("date"), "url": each.get("href")} for each in item.all("candor:correction")],
        "status": item.text_of("candor:status"), "statement": item.text_of("candor:statement"),
    }  # fmt: skip
    return {
        "id": identity, "url": link, "title": title and shown(title.text) or None,
        "language": language, "published": item.text_of("pubDate", "dc:date", "dcterms:issued", "atom:published"),
        "updated": item.text_of("atom:updated", "dcterms:modified"), "summary": _plain(summary) if summary is not None else None,
        "contentHtml": content, "found": found, **_facts(candor, base),
    }  # fmt: skip


class _Scanner(HTMLParser):
    """Finds regions with ai-disclosure, sentences of class candor-disclosure, and what a page says about itself."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.regions, self.words, self.texts, self.outside = [], [], [], False
        self.metas, self.declared, self.links, self.scripts, self.articles = {}, [], [], [], 0
        self.title = self.heading = self.language = None
        self._open, self._outer, self._title_of, self._href, self._hidden = [], None, None, None, None
        self.feed(text)
        self.close()
        for each in self._open:
            each["done"](_line(each["text"]))

    def _begin(self, tag, done, hidden=False):
        if len(self._open) < 8:
            self._open.append({"tag": tag, "depth": 1, "text": "", "hidden": hidden, "done": done})

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_starttag(self, tag, attrs):
        attributes = {}
        for name, value in attrs:
            attributes.setdefault(name, (value or "").strip())
        self._hidden = tag if tag in HIDDEN else self._hidden
        self.texts.append("" if tag in INLINE else " ")
        for each in self._open:
            each["depth"] += each["tag"] == tag
        if tag == "a":
            self._href = attributes.get("href")
            if self._title_of is not None and self._title_of["href"] is None:
                self._title_of["href"] = self._href
        if "ai-disclosure" in attributes and len(self.regions) < 1000:
            self._region(tag, attributes)
        if re.fullmatch("h[1-6]", tag) and self._outer is not None and self._outer["heading"] is None:
            self._title_of = self._outer["heading"] = {"text": None, "href": self._href}
            self._begin(tag, self._headed(self._title_of))
        if "candor-disclosure" in attributes.get("class", "").split() and len(self.words) < 1000:
            at = f"{tag}.candor-disclosure"
            self._begin(tag, lambda text: self.words.append(_found("words", at, text, {"statement": text})))
        self._page(tag, attributes)

    def _region(self, tag, attributes):
        scope = "document" if tag in ("html", "body") else "inner" if self._outer else "outer"
        declared = _by_attribute(f"{tag}[ai-disclosure]", attributes["ai-disclosure"], attributes)
        self.regions.append({"tag": tag, "scope": scope, "declared": declared, "heading": None})
        if scope == "outer" and tag not in VOID:
            self._outer = self.regions[-1]
            self._begin(tag, lambda _: setattr(self, "_outer", None))

    def _headed(self, heading):
        def done(text):
            heading["text"], self._title_of = text, None

        return done

    def _page(self, tag, attributes):
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        if tag == "html":
            self.language = self.language or attributes.get("lang")
        elif tag == "meta":
            if attributes.get("content"):
                self.metas.setdefault(name, attributes["content"])
            if name == "ai-disclosure":
                self.declared.append(_by_attribute("meta[name=ai-disclosure]", attributes.get("content", ""), attributes))
        elif tag == "link":
            self.links.append(attributes)
        elif tag == "article":
            self.articles += 1
        elif tag == "title":
            self._begin(tag, lambda text: setattr(self, "title", self.title or text or None))
        elif tag == "h1":
            self._begin(tag, lambda text: setattr(self, "heading", self.heading or text or None))
        elif tag == "script" and attributes.get("type", "").lower() == "application/ld+json":
            self._begin(tag, self.scripts.append, hidden=True)

    def handle_endtag(self, tag):
        self._hidden = None if tag == self._hidden else self._hidden
        self._href = None if tag == "a" else self._href
        self.texts.append("" if tag in INLINE else " ")
        for each in self._open:
            each["depth"] -= each["tag"] == tag
            if each["depth"] == 0:
                each["done"](_line(each["text"]))
        self._open = [each for each in self._open if each["depth"] > 0]

    def handle_data(self, data):
        for each in self._open:
            each["text"] += data if each["hidden"] or not self._hidden else ""
        if not self._hidden:
            self.texts.append(data)
            self.outside = self.outside or (self._outer is None and data.strip() != "")


def _plain(html):
    return _line("".join(_Scanner(html).texts))


def _read_content(html):
    """A region declares for the item if no text is outside of it, and else for a part."""
    scanned = _Scanner(html or "")
    whole = not scanned.outside and sum(each["scope"] == "outer" for each in scanned.regions) == 1
    kept = ("document", "outer") if whole else ("document",)
    return [each["declared"] if each["scope"] in kept else {**each["declared"], "part": True} for each in scanned.regions] + scanned.words


def _read_page(text, url):
    page = _Scanner(text)
    links = [{**each, "rel": each.get("rel", "").lower().split(), "href": _address(each.get("href"), url)} for each in page.links]
    base = next((each["href"] for each in links if "canonical" in each["rel"] and each["href"]), url)
    feeds = [
        {"url": each["href"], "type": each["type"], "title": each.get("title") or None}
        for each in links
        if each["href"] and "alternate" in each["rel"] and re.match(r"application/(rss\+xml|atom\+xml|feed\+json)", each.get("type", ""), re.I)
    ]
    works = [_work(each, base) for script in page.scripts for each in _works(_load(script), 0)]
    outer = [each for each in page.regions if each["scope"] == "outer"]
    articles = [each for each in outer if each["tag"] in ("article", "main") or each["heading"]]
    parts = [{**each["declared"], "part": True} for each in page.regions if each["scope"] != "document" and each not in articles]
    is_article = page.articles == 1 or page.metas.get("og:type") == "article"
    single = len(articles) <= 1 and len(works) <= 1 and (is_article or bool(articles or works))
    if single:
        heading = (articles[0]["heading"] or {}).get("text") if articles else None
        own = {"url": base, "language": page.language, "title": page.heading or heading or page.metas.get("og:title") or page.title,
               "published": page.metas.get("article:published_time"), "updated": page.metas.get("article:modified_time"),
               "summary": page.metas.get("description")}  # fmt: skip
        items = [_page_item(own, articles[:1], works[0] if works else {}, parts + page.words)]
    else:
        items = []
        for region in articles:
            heading = region["heading"] or {"text": None, "href": None}
            own = {"url": _address(heading["href"], base), "language": page.language, "title": heading["text"]}
            work = next((each for each in works if own["url"] and each["url"] == own["url"]), {})
            works = [each for each in works if each is not work]
            items.append(_page_item(own, [region], work, []))
        items += [_page_item({"language": page.language}, [], work, []) for work in works]
    whole = [each["declared"] for each in page.regions if each["scope"] == "document"]
    return {
        "format": "html", "title": page.title, "url": base, "language": page.language, "generator": page.metas.get("generator"),
        "found": page.declared + whole + ([] if single else parts + page.words), "items": items, "feeds": feeds,
    }  # fmt: skip


def _page_item(own, regions, work, others):
    known = {name: value for name, value in work.items() if value is not None}
    return {**ITEM, **own, **known, "found": [each["declared"] for each in regions] + work.get("found", []) + others}


def _list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


def _works(value, depth):
    """Articles in JSON-LD, at the top, in a graph or in a list."""
    if isinstance(value, list) and depth <= 4:
        return [work for each in value for work in _works(each, depth + 1)]
    if not isinstance(value, dict) or depth > 4:
        return []
    if any(isinstance(each, str) and ARTICLE.search(each) for each in _list(value.get("@type"))):
        return [value]
    return [work for name in ("@graph", "mainEntity", "itemListElement", "item") for work in _works(value.get(name), depth + 1)]


def _first(value):
    names = ("name", "headline", "@id", "url")
    texts = (next(filter(None, (_text(each, name) for name in names)), None) if isinstance(each, dict) else _text({"": each}, "") for each in _list(value))
    return next(filter(None, texts), None)


def _work(work, base):
    at = next(each for each in _list(work["@type"]) if isinstance(each, str) and ARTICLE.search(each)) + ".digitalSourceType"
    terms = [(_text(each, "@id") if isinstance(each, dict) else None) or _first(each) for each in _list(work.get("digitalSourceType"))]
    as_source = lambda each: each if isinstance(each, dict) else {"url": each}  # noqa: E731
    candor = {
        "sources": [
            {"url": _text(each, "url") or _text(each, "@id"), "title": _text(each, "name") or _text(each, "headline"),
             "publisher": _first(each.get("publisher")), "language": _first(each.get("inLanguage"))}
            for each in map(as_source, _list(work.get("citation")))
        ],
        "corrections": [
            {"text": _text(each, "text"), "url": _text(each, "url"), "date": _text(each, "datePublished") or _text(each, "dateCreated")}
            for each in ({"text": each} if not isinstance(each, dict) else each for each in _list(work.get("correction")))
        ],
    }  # fmt: skip
    return {
        **_facts(candor, base), "id": _text(work, "@id"),
        "url": _address(_first(work.get("url")) or _first(work.get("mainEntityOfPage")), base),
        "title": _first(work.get("headline")) or _first(work.get("name")), "language": _first(work.get("inLanguage")),
        "published": _text(work, "datePublished"), "updated": _text(work, "dateModified"), "summary": _first(work.get("description")),
        "found": [_found("json-ld", at, term, {**_by_term(term), "reviewedBy": _first(work.get("editor"))}) for term in terms if term],
        "isRetracted": (_first(work.get("creativeWorkStatus")) or "").lower() in ("retracted", "canceled"),
    }  # fmt: skip
