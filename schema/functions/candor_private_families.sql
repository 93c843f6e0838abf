-- The families of private articles that belong to these public ones: `partners/NAME/topics/science` for `topics/science`.
CREATE OR REPLACE FUNCTION candor_private_families(names text[]) RETURNS SETOF text
LANGUAGE sql STABLE AS $$
  SELECT f.family FROM public.families f
  WHERE f.family LIKE 'partners/%' AND pg_catalog.regexp_replace(f.family, '^partners/[^/]+/', '') = ANY (names)
$$;

REVOKE EXECUTE ON FUNCTION candor_private_families FROM PUBLIC;
