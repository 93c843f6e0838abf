-- The families of private articles that belong to these public ones: `partners/NAME/topics/science` for
-- `topics/science`.
CREATE OR REPLACE FUNCTION candor_private_families(names text[]) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
  SELECT f.family FROM public.families f
  -- Behind the second slash. A regular expression takes seven times as long.
  WHERE f.family LIKE 'partners/%'
    AND pg_catalog.substr(f.family, 10 + pg_catalog.strpos(pg_catalog.substr(f.family, 10), '/')) = ANY (names)
$$;

REVOKE EXECUTE ON FUNCTION candor_private_families FROM PUBLIC;
