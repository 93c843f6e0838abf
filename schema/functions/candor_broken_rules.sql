-- The rules (check constraints) of a table that each entry of a JSON array of rows breaks: all of them, where an INSERT
-- names only the first. Columns that an entry leaves out are NULL here, not their default. For writers that tell people
-- what is wrong.
CREATE OR REPLACE FUNCTION candor_broken_rules(of_table regclass, entries jsonb)
RETURNS TABLE (place integer, rule text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  rules text;
BEGIN
  SELECT string_agg(format('(%L, %s)', c.conname, pg_get_expr(c.conbin, c.conrelid)), ', ' ORDER BY c.conname)
  INTO rules
  FROM pg_constraint c WHERE c.conrelid = of_table AND c.contype = 'c';
  RETURN QUERY EXECUTE format(
    'SELECT candor_entry.place::integer, candor_rule.name::text
     FROM jsonb_array_elements($1) WITH ORDINALITY AS candor_entry(value, place)
     CROSS JOIN LATERAL jsonb_populate_record(NULL::%1$s, candor_entry.value) AS candor_row
     CROSS JOIN LATERAL (VALUES %2$s) AS candor_rule(name, holds)
     WHERE NOT candor_rule.holds ORDER BY 1, 2',
    of_table, rules
  )
  USING entries;
END $$;

REVOKE EXECUTE ON FUNCTION candor_broken_rules FROM PUBLIC;
