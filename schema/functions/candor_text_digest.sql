-- The digest of an article's text: SHA-256, in hexadecimal, of title, standfirst and body_html in UTF-8 with a zero
-- byte between them. PostgreSQL has no text with a zero byte, so different texts have different inputs. Other programs
-- compute it as docs/articles.md describes.
CREATE OR REPLACE FUNCTION candor_text_digest(title text, standfirst text, body_html text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT pg_catalog.encode(
    pg_catalog.sha256(
      pg_catalog.convert_to(title, 'UTF8') || '\x00' || pg_catalog.convert_to(standfirst, 'UTF8')
      || '\x00' || pg_catalog.convert_to(body_html, 'UTF8')
    ),
    'hex'
  )
$$;

REVOKE EXECUTE ON FUNCTION candor_text_digest FROM PUBLIC;
