-- Rules that a check of a table cannot say: they compare a row with what it was, or look at other
-- rows, roles or settings. Most are AFTER each row, so that an upsert that changes nothing is not
-- refused. The checks are in schema/checks.ts.

-- Refuses a new id or guid of an article: readers know it by them.
CREATE OR REPLACE FUNCTION candor_refuse_new_identity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the id and guid of article % cannot change: readers know it by them', OLD.id
    USING ERRCODE = 'check_violation', TABLE = 'articles', CONSTRAINT = 'identity_does_not_change',
      HINT = 'Insert a new article, and delete or withhold this one.';
END $$;

CREATE OR REPLACE TRIGGER articles_keep_identity BEFORE UPDATE ON articles FOR EACH ROW
WHEN (OLD.id IS DISTINCT FROM NEW.id OR OLD.guid IS DISTINCT FROM NEW.guid)
EXECUTE FUNCTION candor_refuse_new_identity();

-- Refuses a body that is longer than article_body_limit(), which 0000_tables.sql creates: a
-- newsroom replaces that function to change its limit, so it is not in this folder. The triggers
-- are AFTER, because a BEFORE INSERT trigger would also see the body of an upsert that changes
-- nothing. A body that was accepted under an earlier limit stays, and the other columns of its row
-- can change.
CREATE OR REPLACE FUNCTION candor_refuse_long_body() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'body_html of the article at % has % bytes, but at most % are allowed',
    NEW.url, octet_length(NEW.body_html), article_body_limit()
    USING ERRCODE = 'check_violation', TABLE = 'articles', CONSTRAINT = 'body_is_not_too_long',
      HINT = 'Shorten it. Pictures need URLs of their own, because Candor removes data: URLs. '
        'The owner of the tables can raise the limit, as docs/articles.md describes.';
END $$;

CREATE OR REPLACE TRIGGER articles_limit_new_body AFTER INSERT ON articles FOR EACH ROW
WHEN (octet_length(NEW.body_html) > article_body_limit()) EXECUTE FUNCTION
  candor_refuse_long_body();
CREATE OR REPLACE TRIGGER articles_limit_changed_body AFTER UPDATE ON articles FOR EACH ROW
WHEN (octet_length(NEW.body_html) > article_body_limit() AND NEW.body_html <> OLD.body_html)
EXECUTE FUNCTION candor_refuse_long_body();

-- Refuses a body with more than 20,000 elements (start tags). Cleaning takes 2 to 5 microseconds
-- for each, during which the process answers no request. A live blog of 5,000 paragraphs with links
-- has 15,000, a table of 2,000 rows and 8 columns 18,000. Triggers AFTER, as above; the length
-- spares other bodies the count.
CREATE OR REPLACE FUNCTION candor_refuse_many_elements() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'body_html of the article at % has % elements, but at most 20000 are allowed',
    NEW.url, regexp_count(NEW.body_html, '<[A-Za-z]')
    USING ERRCODE = 'check_violation', TABLE = 'articles',
      CONSTRAINT = 'body_has_not_too_many_elements',
      HINT = 'Divide it into several articles, or leave out elements that say nothing, such as empty paragraphs.';
END $$;

CREATE OR REPLACE TRIGGER articles_limit_new_elements AFTER INSERT ON articles FOR EACH ROW
WHEN (octet_length(NEW.body_html) > 40000 AND regexp_count(NEW.body_html, '<[A-Za-z]') > 20000)
EXECUTE FUNCTION candor_refuse_many_elements();
CREATE OR REPLACE TRIGGER articles_limit_changed_elements AFTER UPDATE ON articles FOR EACH ROW
WHEN (NEW.body_html <> OLD.body_html AND octet_length(NEW.body_html) > 40000
  AND regexp_count(NEW.body_html, '<[A-Za-z]') > 20000)
EXECUTE FUNCTION candor_refuse_many_elements();

-- Refuses the mode 'unknown' outside of imports, and to roles without the right to import it. Once
-- an article has it, any writer can change the article (but see candor_refuse_unknown_text). It
-- acts as its caller, whose right it asks for, and who may not call candor_backdated. The triggers
-- are AFTER, because a BEFORE INSERT trigger would also see the row of an upsert that changes
-- another column.
CREATE OR REPLACE FUNCTION candor_refuse_unknown() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  fault text := CASE
    WHEN NOT has_function_privilege('candor_import_unknown()', 'execute')
      THEN format('the role %I may not import articles of which it is unknown how they were made',
        current_user)
    WHEN NOT coalesce(nullif(current_setting('candor.backdate', true), ''), 'off')::boolean
      THEN 'only an import may say that it is unknown how an article was made'
  END;
BEGIN
  IF fault IS NOT NULL THEN
    RAISE EXCEPTION '%: the article at %', fault, NEW.url
      USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles',
        CONSTRAINT = 'unknown_is_imported',
        HINT = 'Rule unknown_is_imported: set disclosure_mode to how it was made. '
          'To import an archive, use a role that was granted candor_importer, '
          'and say SET LOCAL candor.backdate = ''on'' in the transaction.';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER articles_import_unknown AFTER INSERT ON articles FOR EACH ROW
WHEN (NEW.disclosure_mode = 'unknown') EXECUTE FUNCTION candor_refuse_unknown();
CREATE OR REPLACE TRIGGER articles_become_unknown AFTER UPDATE ON articles FOR EACH ROW
WHEN (NEW.disclosure_mode = 'unknown'
  AND OLD.disclosure_mode <> 'unknown') EXECUTE FUNCTION candor_refuse_unknown();

-- Refuses a new title, standfirst or body of an article whose mode is 'unknown': the author of a
-- change knows how the text was made.
CREATE OR REPLACE FUNCTION candor_refuse_unknown_text() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the text of the article at % changed, so it must say how it was made', NEW.url
    USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles',
      CONSTRAINT = 'changed_text_has_a_mode',
      HINT = 'Rule changed_text_has_a_mode: '
        'set disclosure_mode to ''ai-autonomous'', ''ai-assisted'' or ''human-only'' in the same statement.';
END $$;

CREATE OR REPLACE TRIGGER articles_change_unknown_text AFTER UPDATE ON articles FOR EACH ROW
WHEN (NEW.disclosure_mode = 'unknown' AND OLD.disclosure_mode = 'unknown'
  AND (NEW.title, NEW.standfirst, NEW.body_html)
    IS DISTINCT FROM (OLD.title, OLD.standfirst, OLD.body_html))
EXECUTE FUNCTION candor_refuse_unknown_text();

-- Says whether a part of a disclosure names a reviewer whom `reviewed_by` could not name: nobody, a
-- model, a name that deceives; or a date that is none, or is in the future. A model of a part is no
-- reviewer of the whole either.
CREATE OR REPLACE FUNCTION candor_part_reviewer_is_wrong(parts jsonb, reviewer text, model text,
  provider text) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF jsonb_typeof(parts) IS DISTINCT FROM 'array' THEN RETURN false; END IF;
  RETURN EXISTS (
    SELECT FROM jsonb_array_elements(parts) AS part
    WHERE (part ->> 'reviewed_at')::timestamptz > clock_timestamp() + interval '5 minutes'
  ) OR EXISTS (
    SELECT FROM candor_broken_rules('articles', (
      SELECT jsonb_agg(jsonb_build_object('disclosure_mode', 'ai-assisted', 'reviewed_by', name,
        'disclosure_model', makers.model, 'disclosure_provider', makers.provider))
      FROM jsonb_array_elements(parts) AS part
      CROSS JOIN LATERAL (VALUES (part ->> 'model', part ->> 'provider'),
        ($3, $4)) AS makers(model, provider)
      CROSS JOIN LATERAL (VALUES (part ->> 'reviewed_by'), (reviewer)) AS reviewers(name)
      WHERE name IS NOT NULL
    )) AS broken
    WHERE broken.rule = 'ai_assisted_names_its_reviewer' OR broken.rule LIKE 'reviewer\_is\_%'
  );
EXCEPTION WHEN datetime_field_overflow OR invalid_datetime_format THEN
  RETURN true;
END $$;

-- Refuses such a reviewer of a part. AFTER, as above.
CREATE OR REPLACE FUNCTION candor_refuse_part_reviewer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF candor_part_reviewer_is_wrong(NEW.disclosure_parts, NEW.reviewed_by, NEW.disclosure_model,
    NEW.disclosure_provider) THEN
    RAISE EXCEPTION 'a part of the article at % has no human as its reviewer, or no true date',
      NEW.url
      USING ERRCODE = 'check_violation', SCHEMA = 'public', TABLE = 'articles',
        CONSTRAINT = 'reviewer_of_a_part_is_a_human',
        HINT = 'Rule reviewer_of_a_part_is_a_human: name a human as reviewed_by must, and when.';
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE TRIGGER articles_part_reviewers AFTER INSERT OR UPDATE ON articles FOR EACH ROW
WHEN (NEW.disclosure_parts IS NOT NULL) EXECUTE FUNCTION candor_refuse_part_reviewer();

-- Refuses TRUNCATE, which fires no row trigger and no trigger with transition tables.
CREATE OR REPLACE FUNCTION candor_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'TRUNCATE % would change the feeds unseen', TG_TABLE_NAME
    USING ERRCODE = 'feature_not_supported',
      HINT = format('Use DELETE FROM %I, so that readers are told what is gone.', TG_TABLE_NAME);
END $$;

CREATE OR REPLACE TRIGGER articles_refuse_truncate BEFORE TRUNCATE ON articles
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER sources_refuse_truncate BEFORE TRUNCATE ON sources
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER topics_refuse_truncate BEFORE TRUNCATE ON topics
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER retired_topics_refuse_truncate BEFORE TRUNCATE ON retired_topics
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER article_topics_refuse_truncate BEFORE TRUNCATE ON article_topics
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();
CREATE OR REPLACE TRIGGER corrections_refuse_truncate BEFORE TRUNCATE ON corrections
FOR EACH STATEMENT EXECUTE FUNCTION candor_refuse_truncate();

-- Refuses changes by hand of the tables of which feeds are made: they would contradict what readers
-- have been told. It does not fire for what triggers write, nor where triggers are disabled, as on
-- replicas and while a dump is restored.
CREATE OR REPLACE FUNCTION candor_refuse_by_hand() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % by hand: only triggers write this table', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'feature_not_supported',
      HINT = 'Change or delete the article, and its feeds follow. If they have not, because triggers '
        'were disabled, run as the owner of the tables: SELECT candor_repair().';
END $$;

CREATE OR REPLACE TRIGGER listings_by_hand BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON listings
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_refuse_by_hand();
CREATE OR REPLACE TRIGGER tombstones_by_hand BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE
  ON tombstones
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_refuse_by_hand();
CREATE OR REPLACE TRIGGER notices_by_hand BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON notices
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_refuse_by_hand();
CREATE OR REPLACE TRIGGER archive_parts_by_hand BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE
  ON archive_parts
FOR EACH STATEMENT WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION candor_refuse_by_hand();

-- The rules (check constraints) of a table that each entry of a JSON array of rows breaks: all of
-- them, where an INSERT names only the first. Columns that an entry leaves out are NULL here, not
-- their default. For writers that tell people what is wrong.
CREATE OR REPLACE FUNCTION candor_broken_rules(of_table regclass, entries jsonb)
RETURNS TABLE (place integer, rule text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  rules text;
BEGIN
  SELECT string_agg(format('(%L, %s)', c.conname, pg_get_expr(c.conbin, c.conrelid)), ', '
    ORDER BY c.conname)
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
