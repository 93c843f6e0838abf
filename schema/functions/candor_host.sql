-- The host of an http(s) URL in lower-case ASCII, as URL parsers give it; NULL for an IP address or a host of one label.
CREATE OR REPLACE FUNCTION candor_host(url text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  host text := lower(rtrim(translate(substring(url FROM '^[A-Za-z]+://([^/?#:]+)'), '。．｡', '...'), '.'));
BEGIN
  IF host ~ '[^\u0001-\u007f]' THEN
    SELECT string_agg(CASE WHEN label ~ '[^\u0001-\u007f]' THEN 'xn--' || candor_punycode(label) ELSE label END, '.' ORDER BY place)
    INTO host
    FROM unnest(string_to_array(lower(normalize(host, NFKC)), '.')) WITH ORDINALITY AS labels(label, place);
  END IF;
  RETURN CASE WHEN host ~ '^([a-z0-9_-]+\.)+[a-z0-9_-]*[a-z_-][a-z0-9_-]*$' THEN host END;
END $$;

REVOKE EXECUTE ON FUNCTION candor_host FROM PUBLIC;
