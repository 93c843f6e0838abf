-- Marks these families as changing: once in a transaction, however many statements it runs.
CREATE OR REPLACE FUNCTION candor_touch(names text[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO families (family, changing, shows_at)
  SELECT DISTINCT name, true, timestamptz '-infinity' FROM pg_catalog.unnest(names) AS name ORDER BY name
  ON CONFLICT (family) DO UPDATE SET changing = true, shows_at = '-infinity'
  WHERE NOT families.changing OR families.shows_at > '-infinity'
$$;

REVOKE EXECUTE ON FUNCTION candor_touch FROM PUBLIC;
