-- The time to compare embargoes with: that of the execution, but not before the last change, also if the clock was set
-- back. now() would be too early: it is fixed before the snapshot is taken, so a change that was committed in between
-- would count as an embargo. It needs the right to read `families`.
CREATE OR REPLACE FUNCTION candor_clock() RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT greatest(statement_timestamp(), (
    SELECT least(changed_at, statement_timestamp() + interval '5 minutes') FROM public.families WHERE family = 'all'))
$$;

GRANT EXECUTE ON FUNCTION candor_clock TO PUBLIC;
