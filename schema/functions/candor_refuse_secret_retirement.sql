-- Refuses to retire a topic that only private articles have: its address, which answers as if there were no such topic,
-- would tell that there was one.
CREATE OR REPLACE FUNCTION candor_refuse_secret_retirement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF candor_only_private(NEW.slug, NEW.slug) THEN
    RAISE EXCEPTION 'topic % is known to partners only', NEW.slug
      USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'retired_topics',
        CONSTRAINT = 'retired_topic_was_public',
        HINT = 'Rule retired_topic_was_public: only private articles have this topic, so its address answers 404 '
          'already. Take the topic from them instead.';
  END IF;
  RETURN NEW;
END $$;

REVOKE EXECUTE ON FUNCTION candor_refuse_secret_retirement FROM PUBLIC;

CREATE OR REPLACE TRIGGER retired_topics_secret BEFORE INSERT ON retired_topics FOR EACH ROW
EXECUTE FUNCTION candor_refuse_secret_retirement();
