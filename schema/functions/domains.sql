-- Domains: the registrable domain of a source, which names its family.
-- BEFORE a source is stored, it gets the domain of its URL by the Public Suffix List.

-- Sets the registrable domain of a source, which cannot be set by hand.
CREATE OR REPLACE FUNCTION candor_sources_domain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.domain := candor_domain(NEW.url);
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION candor_sources_domain FROM PUBLIC;

CREATE OR REPLACE TRIGGER sources_domain BEFORE INSERT OR UPDATE OF url, domain ON sources
FOR EACH ROW EXECUTE FUNCTION candor_sources_domain();

-- The registrable domain of a URL by the Public Suffix List: bbc.co.uk for www.bbc.co.uk. NULL if
-- there is none, as for a public suffix itself. The longest rule applies, and exceptions come first
-- (publicsuffix.org/list). Gives the same result as `registrableDomain` in src/families/members.ts.
CREATE OR REPLACE FUNCTION candor_domain(url text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  labels text[] := pg_catalog.string_to_array(candor_host(url), '.');
  count integer := pg_catalog.cardinality(labels);
  suffix text;
BEGIN
  IF labels IS NULL THEN RETURN NULL; END IF;
  FOR start IN 1 .. count - 1 LOOP
    suffix := pg_catalog.array_to_string(labels[start:], '.');
    IF EXISTS (SELECT FROM public_suffixes WHERE rule = '!' || suffix) THEN RETURN suffix; END IF;
    IF EXISTS (
      SELECT FROM public_suffixes
      WHERE rule IN (suffix, '*.' || pg_catalog.array_to_string(labels[start + 1:], '.'))
    ) THEN RETURN CASE WHEN start > 1
      THEN pg_catalog.array_to_string(labels[start - 1:], '.') END; END IF;
  END LOOP;
  RETURN pg_catalog.array_to_string(labels[count - 1:], '.');
END $$;

REVOKE EXECUTE ON FUNCTION candor_domain FROM PUBLIC;

-- The host of an http(s) URL in lower-case ASCII, as URL parsers give it; NULL for an IP address, a
-- host of one label, and one that DNS cannot have: a label of more than 63 characters, a hyphen at
-- its begin or end, more than 255 in all.
CREATE OR REPLACE FUNCTION candor_host(url text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  host text := lower(rtrim(translate(substring(url FROM '^[A-Za-z]+://([^/?#:]+)'), '。．｡', '...'),
    '.'));
  name constant text := '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
BEGIN
  IF host ~ '[^\u0001-\u007f]' THEN host := lower(normalize(host, NFKC)); END IF;
  -- Punycode makes no name shorter, and takes time with the square of its length.
  IF length(host) > 255 THEN RETURN NULL; END IF;
  IF host ~ '[^\u0001-\u007f]' THEN
    SELECT string_agg(
      CASE WHEN label ~ '[^\u0001-\u007f]' THEN 'xn--' || candor_punycode(label) ELSE label END, '.' ORDER BY number
    ) INTO host
    FROM unnest(string_to_array(host, '.')) WITH ORDINALITY AS labels(label, number);
  END IF;
  -- A last label that is a number is that of an IP address.
  RETURN CASE
    WHEN length(host) <= 255 AND host ~ ('^(?:' || name || '\.)+(?!(?:[0-9]+|0x[0-9a-f]*)$)' || name || '$') THEN host
  END;
END $$;

REVOKE EXECUTE ON FUNCTION candor_host FROM PUBLIC;

-- Punycode (RFC 3492 §6.3) of one label that has more than ASCII.
CREATE OR REPLACE FUNCTION candor_punycode(label text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  digits constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
  points integer[] := '{}';
  output text := '';
  n integer := 128;
  delta integer := 0;
  bias integer := 72;
  basic integer;
  done integer;
  point integer;
  q integer;
  k integer;
  t integer;
BEGIN
  FOR i IN 1 .. length(label) LOOP
    points := points || ascii(substr(label, i, 1));
    IF points[i] < 128 THEN output := output || substr(label, i, 1); END IF;
  END LOOP;
  basic := length(output);
  done := basic;
  IF basic > 0 THEN output := output || '-'; END IF;
  WHILE done < length(label) LOOP
    SELECT min(each) INTO point FROM unnest(points) AS each WHERE each >= n;
    delta := delta + (point - n) * (done + 1);
    n := point;
    FOREACH point IN ARRAY points LOOP
      IF point < n THEN delta := delta + 1; END IF;
      CONTINUE WHEN point <> n;
      q := delta;
      k := 36;
      LOOP
        t := least(greatest(k - bias, 1), 26);
        EXIT WHEN q < t;
        output := output || substr(digits, t + (q - t) % (36 - t) + 1, 1);
        q := (q - t) / (36 - t);
        k := k + 36;
      END LOOP;
      output := output || substr(digits, q + 1, 1);
      delta := CASE WHEN done = basic THEN delta / 700 ELSE delta / 2 END;
      delta := delta + delta / (done + 1);
      k := 0;
      WHILE delta > 455 LOOP
        delta := delta / 35;
        k := k + 36;
      END LOOP;
      bias := k + 36 * delta / (delta + 38);
      delta := 0;
      done := done + 1;
    END LOOP;
    delta := delta + 1;
    n := n + 1;
  END LOOP;
  RETURN output;
END $$;

REVOKE EXECUTE ON FUNCTION candor_punycode FROM PUBLIC;
