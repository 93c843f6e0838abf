-- Redirects of retired topics are short and end: a topic that moves to a retired topic moves where that one moved,
-- those that moved to it follow, and a circle is refused. A topic that was closed (`moved_to` is NULL) is an end.
--   * It locks the rows of both topics first: who gives one of them another address at the same time waits, and then
--     sees this one. A row that becomes longer here is followed again, with the lock of its end.
CREATE OR REPLACE FUNCTION candor_retired_topic_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  way text[] := ARRAY[NEW.slug];
  goal text := NEW.slug;
  next text;
BEGIN
  PERFORM FROM topics WHERE slug IN (NEW.slug, NEW.moved_to) ORDER BY slug FOR NO KEY UPDATE;
  LOOP
    next := (SELECT r.moved_to FROM retired_topics r WHERE r.slug = goal);
    EXIT WHEN next IS NULL;
    IF next = ANY (way) THEN
      RAISE EXCEPTION 'the address of topic % would redirect for ever: %', NEW.slug,
        pg_catalog.array_to_string(way || next, ' → ')
        USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'retired_topics',
          CONSTRAINT = 'retired_topic_has_an_end',
          HINT = pg_catalog.format(
            'Rule retired_topic_has_an_end: delete the row of %L from retired_topics first, '
              'so that its feed opens again, or close it with moved_to = NULL.',
            goal
          );
    END IF;
    way := way || next;
    goal := next;
  END LOOP;
  UPDATE retired_topics SET moved_to = goal WHERE (slug = NEW.slug OR moved_to = NEW.slug) AND moved_to <> goal;
  RETURN NULL;
END $$;

REVOKE EXECUTE ON FUNCTION candor_retired_topic_moves FROM PUBLIC;

CREATE OR REPLACE TRIGGER retired_topics_move AFTER INSERT OR UPDATE ON retired_topics FOR EACH ROW
WHEN (NEW.moved_to IS NOT NULL) EXECUTE FUNCTION candor_retired_topic_moves();
