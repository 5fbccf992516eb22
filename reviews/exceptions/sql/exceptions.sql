-- A request passes a pause only by an exception of that pause which two people of different teams approved.

CREATE FUNCTION exception_use_before_write() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.first_by_id IS NOT NULL OR NEW.second_by_id IS NOT NULL OR NEW.refused_by_id IS NOT NULL THEN
            RAISE EXCEPTION 'abeyance: an exception is asked for before it is approved' USING ERRCODE = 'AB004';
        END IF;
        IF NOT EXISTS (SELECT FROM pauses_pause WHERE id = NEW.pause_id
                        AND exceptions @> jsonb_build_array(jsonb_build_object('kind', NEW.kind))) THEN
            RAISE EXCEPTION 'abeyance: the pause has no such exception' USING ERRCODE = 'AB009';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.second_at IS NOT NULL OR OLD.refused_at IS NOT NULL
       OR ROW(NEW.request_id, NEW.pause_id, NEW.kind, NEW.facts, NEW.asked_by_id, NEW.asked_at)
          IS DISTINCT FROM ROW(OLD.request_id, OLD.pause_id, OLD.kind, OLD.facts, OLD.asked_by_id, OLD.asked_at)
       OR (OLD.first_by_id IS NOT NULL AND ROW(NEW.first_by_id, NEW.first_team_id, NEW.first_at)
           IS DISTINCT FROM ROW(OLD.first_by_id, OLD.first_team_id, OLD.first_at))
       OR (OLD.first_by_id IS NULL AND NEW.second_by_id IS NOT NULL) THEN
        RAISE EXCEPTION 'abeyance: an exception is approved by one person after the other' USING ERRCODE = 'AB004';
    END IF;
    IF EXISTS (
        SELECT FROM (VALUES (NEW.first_by_id, NEW.first_team_id), (NEW.second_by_id, NEW.second_team_id)) AS a(who, team)
         WHERE a.who IS NOT NULL
           AND NOT EXISTS (SELECT FROM accounts_user_groups g WHERE g.user_id = a.who AND g.group_id = a.team)
           AND (TG_OP = 'INSERT' OR a.who IS DISTINCT FROM OLD.first_by_id)
    ) THEN
        RAISE EXCEPTION 'abeyance: an approver speaks for a team of their own' USING ERRCODE = 'AB009';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION granted_exceptions(asked bigint) RETURNS bigint[]
LANGUAGE sql STABLE AS $$
    SELECT COALESCE(array_agg(pause_id ORDER BY pause_id), '{}')
      FROM exceptions_use WHERE request_id = asked AND second_at IS NOT NULL
$$;

CREATE FUNCTION exception_use_granted() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE reviews_request SET excepted_from = granted_exceptions(NEW.request_id) WHERE id = NEW.request_id;
    RETURN NULL;
END $$;

-- Whatever else writes to a request, what it is excepted from is what was granted.
CREATE FUNCTION request_excepted_is_granted() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.excepted_from <> granted_exceptions(NEW.id) THEN
        RAISE EXCEPTION 'abeyance: a request passes a pause only by a granted exception' USING ERRCODE = 'AB009';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER in_order BEFORE INSERT OR UPDATE ON exceptions_use
    FOR EACH ROW EXECUTE FUNCTION exception_use_before_write();
CREATE TRIGGER granted AFTER UPDATE ON exceptions_use
    FOR EACH ROW WHEN (OLD.second_at IS NULL AND NEW.second_at IS NOT NULL)
    EXECUTE FUNCTION exception_use_granted();
CREATE TRIGGER excepted_on_insert BEFORE INSERT ON reviews_request
    FOR EACH ROW WHEN (NEW.excepted_from <> '{}') EXECUTE FUNCTION request_excepted_is_granted();
CREATE TRIGGER a_excepted_on_update BEFORE UPDATE OF excepted_from ON reviews_request
    FOR EACH ROW WHEN (OLD.excepted_from IS DISTINCT FROM NEW.excepted_from)
    EXECUTE FUNCTION request_excepted_is_granted();
