-- Domains: the registrable domain of a source, which names its family.
-- BEFORE a source is stored, it gets the domain of its URL by the Public Suffix List.

-- Sets the registrable domain of a source, which cannot be set by hand. Refuses a host that is not
-- ASCII: PostgreSQL does not have the tables of IDNA.
CREATE OR REPLACE FUNCTION candor_sources_domain() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.url ~ '^[A-Za-z]+://[^/?#]*[^\u0001-\u007f]' THEN
    RAISE EXCEPTION 'the host of the source at % is not ASCII', NEW.url
      USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'sources',
        CONSTRAINT = 'source_url_has_an_ascii_host',
        HINT = 'Rule source_url_has_an_ascii_host: convert it as browsers do, such as '
          'bücher.example to xn--bcher-kva.example. JavaScript does it with new URL(url).href, '
          'Python with the package idna.';
  END IF;
  NEW.domain := candor_domain(NEW.url);
  RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER sources_domain BEFORE INSERT OR UPDATE OF url, domain ON sources
FOR EACH ROW EXECUTE FUNCTION candor_sources_domain();

-- The registrable domain of a URL by the Public Suffix List: bbc.co.uk for www.bbc.co.uk. NULL if
-- there is none, as for a public suffix itself, an IP address, and a host that DNS cannot have: a
-- label of more than 63 characters, a hyphen at its begin or end, more than 255 in all. The longest
-- rule applies, and exceptions come first (publicsuffix.org/list). Gives the same result as
-- `registrableDomain` in src/core/families/members.ts.
CREATE OR REPLACE FUNCTION candor_domain(url text) RETURNS text
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  host constant text := lower(rtrim(substring(url FROM '^[A-Za-z]+://([^/?#:]+)'), '.'));
  name constant text := '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';
  -- A last label that is a number is that of an IP address.
  labels constant text[] := CASE
    WHEN length(host) <= 255
      AND host ~ ('^(?:' || name || '\.)+(?!(?:[0-9]+|0x[0-9a-f]*)$)' || name || '$')
      THEN pg_catalog.string_to_array(host, '.')
  END;
  count constant integer := pg_catalog.cardinality(labels);
  suffix text;
BEGIN
  IF labels IS NULL THEN RETURN NULL; END IF;
  FOR start IN 1 .. count - 1 LOOP
    suffix := pg_catalog.array_to_string(labels[start:], '.');
    IF EXISTS (SELECT FROM public_suffixes WHERE rule = '!' || suffix) THEN RETURN suffix; END IF;
    IF EXISTS (
      SELECT FROM public_suffixes
      WHERE rule IN (suffix, '*.' || pg_catalog.array_to_string(labels[start + 1:], '.'))
    ) THEN RETURN CASE WHEN start > 1 THEN pg_catalog.array_to_string(labels[start - 1:], '.') END; END IF;
  END LOOP;
  RETURN pg_catalog.array_to_string(labels[count - 1:], '.');
END $$;
