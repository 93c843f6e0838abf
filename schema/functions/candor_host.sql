-- The host of an http(s) URL in lower-case ASCII, as URL parsers give it; NULL for an IP address, a host of one label,
-- and one that DNS cannot have: a label of more than 63 characters, a hyphen at its begin or end, more than 255 in all.
CREATE OR REPLACE FUNCTION candor_host(url text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  host text := lower(rtrim(translate(substring(url FROM '^[A-Za-z]+://([^/?#:]+)'), '。．｡', '...'), '.'));
  name constant text := '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
BEGIN
  IF host ~ '[^\u0001-\u007f]' THEN host := lower(normalize(host, NFKC)); END IF;
  -- Punycode makes no name shorter, and takes time with the square of its length.
  IF length(host) > 255 THEN RETURN NULL; END IF;
  IF host ~ '[^\u0001-\u007f]' THEN
    SELECT string_agg(
      CASE WHEN label ~ '[^\u0001-\u007f]' THEN 'xn--' || candor_punycode(label) ELSE label END, '.' ORDER BY place
    ) INTO host
    FROM unnest(string_to_array(host, '.')) WITH ORDINALITY AS labels(label, place);
  END IF;
  -- A last label that is a number is that of an IP address.
  RETURN CASE
    WHEN length(host) <= 255 AND host ~ ('^(?:' || name || '\.)+(?!(?:[0-9]+|0x[0-9a-f]*)$)' || name || '$') THEN host
  END;
END $$;

REVOKE EXECUTE ON FUNCTION candor_host FROM PUBLIC;
