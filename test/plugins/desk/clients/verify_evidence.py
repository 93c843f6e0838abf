"""Checks evidence by the steps of docs/desk/operator.md, with Debian's python3-cryptography: nothing of Candor is used.

python3 verify_evidence.py FILE, or the evidence on the standard input. Prints a line for each review: its editor and time, that
nothing proves it, or what is wrong. Ends with 1 if anything is refused, and with 2 if the input is no evidence.
"""
import base64, hashlib, json, sys
from urllib.parse import urlsplit
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256


def decode(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def read_cbor(data, at=0):
    """A value of a COSE_Key, and the position after it."""
    major, length = data[at] >> 5, data[at] & 31
    at += 1
    if length > 23:
        size = 1 << (length - 24)
        length = int.from_bytes(data[at : at + size], "big")
        at += size
    if major == 0:
        return length, at
    if major == 1:
        return -1 - length, at
    if major == 2:
        return data[at : at + length], at + length
    assert major == 5, "no COSE_Key"
    key = {}
    for _ in range(length):
        label, at = read_cbor(data, at)
        key[label], at = read_cbor(data, at)
    return key, at


def verify(cose, signature, signed):
    key, _ = read_cbor(cose)
    number = lambda label: int.from_bytes(key[label], "big")
    if key[3] == -7:
        public = ec.EllipticCurvePublicNumbers(number(-2), number(-3), ec.SECP256R1()).public_key()
        public.verify(signature, signed, ec.ECDSA(SHA256()))
    elif key[3] == -8:
        ed25519.Ed25519PublicKey.from_public_bytes(key[-2]).verify(signature, signed)
    else:
        public = rsa.RSAPublicNumbers(number(-2), number(-1)).public_key()
        public.verify(signature, signed, padding.PKCS1v15(), SHA256())


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def read_statement(review):
    """The values of its lines: the note is the rest of the text."""
    head, note = review["statement"].split("\nnote: ", 1)
    title, *lines = head.split("\n")
    pairs = [line.split(": ", 1) for line in lines]
    names = ["article", "text", "sources", "mode", "editor", "at", "did", "nonce"]
    assert title == "Candor review 1" and [pair[0] for pair in pairs] == names, "another form"
    return {**dict(pairs), "note": note}


def check_text(text):
    assert text["digest"] == digest("\0".join([text["title"], text["standfirst"], text["body_html"]])), "another text"


def check(article, review):
    """Whether a passkey proves it."""
    for text in article["texts"]:
        if text["digest"] == review["text"]:
            check_text(text)
    is_unsigned = review["method"] == "unsigned"
    assert (review["method"] == "passkey") == (review["assertion"] is not None), "another method"
    assert is_unsigned == (review["statement"] is None) == (review["sources"] is None), "another method"
    if is_unsigned:
        return False
    facts = read_statement(review)
    sources = "".join(source["url"] + "\0" + source["title"] + "\0" for source in review["sources"])
    assert facts["text"] == "sha256:" + review["text"], "another text"
    assert facts["sources"] == "sha256:" + digest(sources), "other sources"
    same = {name: review[name] for name in ["mode", "editor", "at", "note"]}
    same.update({"article": article["guid"], "did": " ".join(review["did"]) or "-"})
    differing = [name for name, value in same.items() if facts[name] != value]
    assert differing == [], "another " + ", ".join(differing)
    if review["assertion"] is None:
        return False
    assertion = {name: decode(value) for name, value in review["assertion"].items()}
    client = json.loads(assertion["client_data_json"])
    assert client["type"] == "webauthn.get" and client.get("crossOrigin") is not True, "another ceremony"
    assert decode(client["challenge"]) == hashlib.sha256(review["statement"].encode()).digest(), "another statement"
    authenticator = assertion["authenticator_data"]
    assert authenticator[:32] == hashlib.sha256(urlsplit(client["origin"]).hostname.encode()).digest(), "another host"
    assert authenticator[32] & 5 == 5, "nobody was verified"
    signed = authenticator + hashlib.sha256(assertion["client_data_json"]).digest()
    verify(assertion["public_key"], assertion["signature"], signed)
    return True


def check_file(evidence):
    """The digest of the file, as RFC 8785 writes it, and those of its texts."""
    rest = {name: value for name, value in evidence.items() if name != "digest"}
    canonical = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert evidence["digest"] == digest(canonical), "another file"
    for article in evidence["articles"]:
        for text in article["texts"]:
            check_text(text)


def is_held(work, said):
    try:
        is_proved = work()
        if said:
            print(said if is_proved else "unproved: " + said)
        return True
    except (AssertionError, InvalidSignature, AttributeError, IndexError, KeyError, ValueError) as error:
        print("refused:", str(error) or "another signature")
        return False


def check_all(evidence):
    held = [is_held(lambda: check_file(evidence), "")]
    for article in evidence["articles"]:
        for review in article["reviews"]:
            held.append(is_held(lambda: check(article, review), review["editor"] + " " + review["at"]))
    return 0 if all(held) else 1


def unique(pairs):
    """An object; no member is there twice, because a person may read the first."""
    if len(dict(pairs)) < len(pairs):
        raise ValueError("it names a member twice")
    return dict(pairs)


try:
    with open(sys.argv[1], "rb") if len(sys.argv) > 1 else sys.stdin.buffer as file:
        evidence = json.loads(file.read().decode("utf-8-sig"), object_pairs_hook=unique)
    sys.exit(check_all(evidence))
except (KeyError, OSError, TypeError, ValueError) as error:
    print("no evidence:", repr(error), file=sys.stderr)
    sys.exit(2)
