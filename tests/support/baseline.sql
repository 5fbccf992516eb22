-- Remembers every table of the test database and gives it back, quickly: only tables that changed are touched.
-- Rows are deleted, not truncated, so a connection still reading cannot make a test hang; triggers (append-only
-- among them) are off while it works, which only the superuser of a throw-away cluster may ask for.
CREATE SCHEMA baseline;
CREATE TABLE baseline.clean_since (transaction_id bigint NOT NULL);

CREATE FUNCTION baseline.tables() RETURNS SETOF name LANGUAGE sql STABLE AS $$
    SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
$$;

CREATE FUNCTION baseline.columns(of_table name) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum)
    FROM pg_attribute
    WHERE attrelid = format('public.%I', of_table)::regclass
      AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
$$;

CREATE FUNCTION baseline.mark_clean() RETURNS void LANGUAGE sql AS $$
    DELETE FROM baseline.clean_since;
    INSERT INTO baseline.clean_since SELECT pg_current_xact_id()::text::bigint;
$$;

CREATE FUNCTION baseline.remember() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one name;
BEGIN
    FOR one IN SELECT * FROM baseline.tables() LOOP
        EXECUTE format('CREATE TABLE baseline.%1$I AS SELECT * FROM public.%1$I', one);
    END LOOP;
    PERFORM baseline.mark_clean();
END
$$;

-- A row written since the last clean moment has a younger transaction; a deleted one changes the count.
CREATE FUNCTION baseline.changed(one name) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    answer boolean;
BEGIN
    EXECUTE format(
        'SELECT coalesce(max(xmin::text::bigint), 0) > (SELECT transaction_id FROM baseline.clean_since)
             OR count(*) <> (SELECT count(*) FROM baseline.%1$I)
         FROM public.%1$I', one) INTO answer;
    RETURN answer;
END
$$;

CREATE FUNCTION baseline.restore() RETURNS void LANGUAGE plpgsql
SET session_replication_role = 'replica' AS $$
DECLARE
    one name;
BEGIN
    FOR one IN SELECT tables FROM baseline.tables() WHERE baseline.changed(tables) LOOP
        EXECUTE format('DELETE FROM public.%I', one);
        EXECUTE format(
            'INSERT INTO public.%1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM baseline.%1$I',
            one, baseline.columns(one));
    END LOOP;
    PERFORM baseline.mark_clean();
END
$$;
