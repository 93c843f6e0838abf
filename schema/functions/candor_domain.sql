-- The registrable domain of a URL by the Public Suffix List: bbc.co.uk for www.bbc.co.uk. NULL if there is none, as for
-- a public suffix itself. The longest rule applies, and exceptions come first (publicsuffix.org/list). Gives the same
-- result as `registrableDomain` in src/families/members.ts.
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
    ) THEN RETURN CASE WHEN start > 1 THEN pg_catalog.array_to_string(labels[start - 1:], '.') END; END IF;
  END LOOP;
  RETURN pg_catalog.array_to_string(labels[count - 1:], '.');
END $$;

REVOKE EXECUTE ON FUNCTION candor_domain FROM PUBLIC;
