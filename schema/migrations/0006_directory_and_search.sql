-- Finding articles and feeds: a full-text index of what is published, and how many articles each family has.
-- Why it is done this way: docs/decisions/0008-directory-and-search.md. Readers are served on while this runs.
CREATE TABLE "article_search" (
	"article_id" uuid PRIMARY KEY NOT NULL,
	"config" text NOT NULL,
	"words" "tsvector" NOT NULL
);
--> statement-breakpoint

-- The dictionary for a language, by its BCP 47 tag; `simple`, which folds case alone, where PostgreSQL has none. A name and
-- no `regconfig`: pg_upgrade refuses tables that hold one.
CREATE FUNCTION candor_search_config(tag text) RETURNS text
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce((
    SELECT c.cfgname::text FROM pg_catalog.pg_ts_config c
    WHERE c.cfgnamespace = 'pg_catalog'::regnamespace AND c.cfgname = CASE candor_language(tag)
      WHEN 'ar' THEN 'arabic' WHEN 'ca' THEN 'catalan' WHEN 'da' THEN 'danish' WHEN 'de' THEN 'german'
      WHEN 'el' THEN 'greek' WHEN 'en' THEN 'english' WHEN 'es' THEN 'spanish' WHEN 'eu' THEN 'basque'
      WHEN 'fi' THEN 'finnish' WHEN 'fr' THEN 'french' WHEN 'ga' THEN 'irish' WHEN 'hi' THEN 'hindi'
      WHEN 'hu' THEN 'hungarian' WHEN 'hy' THEN 'armenian' WHEN 'id' THEN 'indonesian' WHEN 'it' THEN 'italian'
      WHEN 'lt' THEN 'lithuanian' WHEN 'nb' THEN 'norwegian' WHEN 'ne' THEN 'nepali' WHEN 'nl' THEN 'dutch'
      WHEN 'nn' THEN 'norwegian' WHEN 'no' THEN 'norwegian' WHEN 'pt' THEN 'portuguese' WHEN 'ro' THEN 'romanian'
      WHEN 'ru' THEN 'russian' WHEN 'sr' THEN 'serbian' WHEN 'sv' THEN 'swedish' WHEN 'ta' THEN 'tamil'
      WHEN 'tr' THEN 'turkish' WHEN 'yi' THEN 'yiddish'
    END
  ), 'simple')
$$;
--> statement-breakpoint

-- Parts what has no blanks for long: nobody looks for such words, and PostgreSQL reads some of them in quadratic time.
CREATE FUNCTION candor_breakable(plain text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT regexp_replace(plain, '(\S{255})', '\1 ', 'g')
$$;
--> statement-breakpoint

-- What is read of HTML, with character references as what they stand for. The beginning counts: a body that is a book
-- would not fit into what PostgreSQL can index.
CREATE FUNCTION candor_plain_text(html text) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  -- Those of ISO 8859-1, from U+00A0 on; then others that texts are full of.
  latin constant text[] := string_to_array(
    'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 '
    'sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc '
    'Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve '
    'Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute '
    'acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde '
    'ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml', ' ');
  others constant text[] := string_to_array('quot amp apos lt gt OElig oelig Scaron scaron Yuml ndash mdash lsquo rsquo sbquo ldquo rdquo bdquo hellip euro trade', ' ');
  codes constant integer[] := ARRAY[34, 38, 39, 60, 62, 338, 339, 352, 353, 376, 8211, 8212, 8216, 8217, 8218, 8220, 8221, 8222, 8230, 8364, 8482];
  plain text := left(html, 100000);
  reference text;
  code bigint;
BEGIN
  plain := regexp_replace(plain, '(?:<script\M.*?(?:</script\s*?>|$)|<style\M.*?(?:</style\s*?>|$)|<!--.*?(?:-->|$)){1,1}?', ' ', 'gi');
  -- These stand inside of words, the others between them.
  plain := regexp_replace(plain, '</?(a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr)(\s(?:[^>"'']|"[^"]*"|''[^'']*'')*)?/?>', '', 'gi');
  plain := regexp_replace(plain, '<(?:[^>"'']|"[^"]*"|''[^'']*'')*>', ' ', 'g');
  IF position('&' IN plain) = 0 THEN RETURN candor_breakable(plain); END IF;
  FOR reference IN SELECT DISTINCT m[1] FROM regexp_matches(plain, '&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,8});', 'g') AS m WHERE m[1] <> 'amp' LOOP
    code := CASE
      WHEN reference ~ '^#[xX]' THEN ('x' || lpad(substr(reference, 3), 8, '0'))::bit(32)::bigint
      WHEN reference ~ '^#' THEN substr(reference, 2)::bigint
      ELSE coalesce(159 + array_position(latin, reference), codes[array_position(others, reference)])
    END;
    -- A soft hyphen is nothing. No text holds zero or half a surrogate pair.
    plain := CASE
      WHEN code = 173 THEN replace(plain, '&' || reference || ';', '')
      WHEN code BETWEEN 1 AND 55295 OR code BETWEEN 57344 AND 1114111 THEN replace(plain, '&' || reference || ';', chr(code::integer))
      ELSE plain
    END;
  END LOOP;
  RETURN candor_breakable(replace(plain, '&amp;', '&'));
END $$;
--> statement-breakpoint

-- Notes the words of these articles, where they are published: of a retracted one those of the notice that is left.
CREATE FUNCTION candor_index_words(ids uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp SET client_min_messages = error AS $$
  INSERT INTO article_search (article_id, config, words)
  SELECT a.id, c.config,
    setweight(to_tsvector(c.config::regconfig, candor_breakable(left(a.title, 10000))), 'A')
    || setweight(to_tsvector(c.config::regconfig, candor_breakable(left(CASE a.status WHEN 'retracted' THEN a.retraction_reason ELSE a.standfirst END, 10000))), 'B')
    || setweight(to_tsvector(c.config::regconfig, CASE a.status WHEN 'retracted' THEN '' ELSE candor_plain_text(a.body_html) END), 'C')
  FROM articles a CROSS JOIN LATERAL (SELECT candor_search_config(a.language) AS config) AS c
  WHERE a.id = ANY (ids) AND a.status IN ('published', 'retracted')
  ON CONFLICT (article_id) DO UPDATE SET config = excluded.config, words = excluded.words
$$;
--> statement-breakpoint

CREATE FUNCTION candor_words_inserted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  PERFORM candor_index_words(pg_catalog.array_agg(id)) FROM inserted;
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE FUNCTION candor_words_updated() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
BEGIN
  PERFORM candor_index_words(pg_catalog.array_agg(id)) FROM (
    SELECT id, status, language, title, standfirst, body_html, retraction_reason FROM after
    EXCEPT SELECT id, status, language, title, standfirst, body_html, retraction_reason FROM before
  ) AS reworded;
  DELETE FROM article_search WHERE article_id IN (SELECT id FROM after WHERE status NOT IN ('published', 'retracted'));
  RETURN NULL;
END $$;
--> statement-breakpoint

CREATE TRIGGER articles_words_inserted AFTER INSERT ON articles
REFERENCING NEW TABLE AS inserted FOR EACH STATEMENT EXECUTE FUNCTION candor_words_inserted();
--> statement-breakpoint
CREATE TRIGGER articles_words_updated AFTER UPDATE ON articles
REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION candor_words_updated();
--> statement-breakpoint

SELECT candor_index_words((SELECT array_agg(id) FROM articles));
--> statement-breakpoint
ALTER TABLE "article_search" ADD CONSTRAINT "article_search_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "article_search_by_words" ON "article_search" USING gin ("words");
--> statement-breakpoint

-- What a reader's words mean (`websearch_to_tsquery`) in each language that there are articles in. Not where nothing is
-- left to look for: words that are everywhere, signs, or only words that must not be there.
CREATE FUNCTION article_queries(asked text) RETURNS TABLE (config text, query tsquery)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET client_min_messages = error AS $$
  SELECT c.config, websearch_to_tsquery(c.config::regconfig, asked)
  FROM (
    SELECT candor_search_config(split_part(family, '/', 2)) FROM families WHERE family LIKE 'languages/%'
    -- Before the first article there is nothing to find, but something to look for.
    UNION SELECT 'simple' WHERE NOT EXISTS (SELECT FROM families WHERE family LIKE 'languages/%')
  ) AS c(config)
  WHERE querytree(websearch_to_tsquery(c.config::regconfig, asked)) NOT IN ('', 'T')
$$;
--> statement-breakpoint

-- The newest articles that hold what is asked for, and the `place` to sort them by. What few hold is found by the index
-- and sorted; what many hold is met soon by walking from the newest.
CREATE FUNCTION article_matches(asked text, how_many integer) RETURNS TABLE (article_id uuid, place timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp
SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET jit = off SET work_mem = '64MB' AS $$
DECLARE
  few constant integer := 10000;
  configs text[];
  queries tsquery[];
  any_query tsquery;
  found uuid[];
BEGIN
  SELECT pg_catalog.array_agg(q.config), pg_catalog.array_agg(q.query) INTO configs, queries FROM article_queries(asked) AS q;
  -- One walk through the index for all languages; then each article by the words of its own.
  FOR each IN 1 .. coalesce(pg_catalog.cardinality(queries), 0) LOOP
    any_query := CASE WHEN each = 1 THEN queries[1] ELSE any_query || queries[each] END;
  END LOOP;
  SELECT pg_catalog.array_agg(m.article_id) INTO found FROM (
    SELECT s.article_id FROM article_search s
    WHERE s.words @@ any_query AND s.words @@ queries[pg_catalog.array_position(configs, s.config)] LIMIT few + 1
  ) AS m;
  IF pg_catalog.cardinality(found) <= few THEN
    RETURN QUERY SELECT l.article_id, l.listed_at FROM pg_catalog.unnest(found) AS f(id) CROSS JOIN LATERAL (
      SELECT l.article_id, l.listed_at FROM listings l
      WHERE l.family = 'all' AND l.article_id = f.id AND l.left_at IS NULL AND l.listed_at <= now() LIMIT 1
    ) AS l ORDER BY l.listed_at DESC, l.article_id DESC LIMIT how_many;
  ELSIF found IS NOT NULL THEN
    RETURN QUERY SELECT l.article_id, l.listed_at FROM listings l
    WHERE l.family = 'all' AND l.left_at IS NULL AND l.listed_at <= now() AND (
      SELECT s.words @@ queries[pg_catalog.array_position(configs, s.config)] FROM article_search s WHERE s.article_id = l.article_id)
    ORDER BY l.listed_at DESC, l.article_id DESC LIMIT how_many;
  END IF;
END $$;
--> statement-breakpoint

-- The passages of an article that hold what is asked for, each such word between U+0002 and U+0003. NULL where the text
-- is not shown.
CREATE FUNCTION article_excerpt(id uuid, asked text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET client_min_messages = error AS $$
  SELECT ts_headline(s.config::regconfig, translate(candor_plain_text(a.body_html), E'\x02\x03', ''), websearch_to_tsquery(s.config::regconfig, asked),
    E'StartSel=\x02, StopSel=\x03, MaxFragments=2, MaxWords=24, MinWords=10, FragmentDelimiter=" … "')
  FROM articles a JOIN article_search s ON s.article_id = a.id WHERE a.id = $1 AND a.status = 'published'
    AND EXISTS (SELECT FROM listings l WHERE l.family = 'all' AND l.article_id = a.id AND l.left_at IS NULL AND l.listed_at <= now())
$$;
--> statement-breakpoint

-- How many articles a family shows: what its archive holds, without those that left it, and what came later. The cost
-- grows with what left the family and with what is not closed yet, not with the family.
CREATE FUNCTION article_count(name text) RETURNS integer
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off SET jit = off AS $$
DECLARE
  through integer;
  closed_at timestamptz;
  closed_id uuid;
BEGIN
  SELECT p.through, p.last_listed_at, p.last_article_id INTO through, closed_at, closed_id FROM archive_parts p
  WHERE p.family = name ORDER BY p.month DESC, p.part DESC LIMIT 1;
  IF through IS NULL THEN
    RETURN (SELECT pg_catalog.count(*) FROM listings l WHERE l.family = name AND l.left_at IS NULL AND l.listed_at <= now());
  END IF;
  RETURN through
    - (SELECT pg_catalog.count(*) FROM listings l
       WHERE l.family = name AND l.left_at IS NOT NULL AND (l.listed_at, l.article_id) <= (closed_at, closed_id))
    + (SELECT pg_catalog.count(*) FROM listings l
       WHERE l.family = name AND l.left_at IS NULL AND l.listed_at <= now() AND (l.listed_at, l.article_id) > (closed_at, closed_id));
END $$;
--> statement-breakpoint

DO $$
DECLARE
  called regprocedure;
BEGIN
  FOR called IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND (proname LIKE 'candor\_%' OR proname IN ('article_queries', 'article_matches', 'article_excerpt', 'article_count')) LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', called);
  END LOOP;
  -- Roles that schema/roles.sql made for an earlier version.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_reader') THEN
    GRANT EXECUTE ON FUNCTION article_queries, article_matches, article_excerpt, article_count TO candor_reader;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'candor_writer') THEN
    GRANT EXECUTE ON FUNCTION article_queries, article_matches, article_excerpt, article_count TO candor_writer;
  END IF;
END $$;
