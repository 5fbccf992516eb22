-- An assessment becomes outdated because of a signal that is written down, and for no other reason.
CREATE FUNCTION outdated_by_a_signal() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.state = 'outdated' AND OLD.state <> 'outdated'
       AND NOT EXISTS (SELECT FROM watching_watchhit hit JOIN watching_watch w ON w.id = hit.watch_id
                        WHERE w.assessment_id = NEW.id) THEN
        RAISE EXCEPTION 'abeyance: an assessment is outdated because of a signal' USING ERRCODE = 'AB038';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER outdated_by_a_signal BEFORE UPDATE ON assessments_assessment
    FOR EACH ROW EXECUTE FUNCTION outdated_by_a_signal();

-- A signal stays as it was seen; only when it was acted on is written once.
CREATE FUNCTION signal_stays() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.told_at IS NOT NULL OR to_jsonb(NEW) - 'told_at' <> to_jsonb(OLD) - 'told_at' THEN
        RAISE EXCEPTION 'abeyance: a signal stays as it was seen' USING ERRCODE = 'AB002';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER signal_stays BEFORE UPDATE ON watching_watchhit
    FOR EACH ROW EXECUTE FUNCTION signal_stays();

-- Only what is signed is watched.
CREATE FUNCTION watch_on_signed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM assessments_assessment
                    WHERE id = NEW.assessment_id AND state IN ('signed', 'outdated')) THEN
        RAISE EXCEPTION 'abeyance: only a signed assessment is watched' USING ERRCODE = 'AB039';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER watch_on_signed BEFORE INSERT ON watching_watch
    FOR EACH ROW EXECUTE FUNCTION watch_on_signed();

-- One person, one consent: what is taken back for a consultation is taken back for the row it was carried from
-- and for those it was carried to, whichever of them is published next. Each insert does the same in its turn.
CREATE FUNCTION withdrawal_follows() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO assessments_withdrawal (consultation_id, of, "on")
    SELECT kin.id, NEW.of, NEW."on"
      FROM (SELECT became AS id FROM watching_carried WHERE kind = 'consultation' AND was = NEW.consultation_id
            UNION
            SELECT was FROM watching_carried WHERE kind = 'consultation' AND became = NEW.consultation_id) kin
      JOIN assessments_consultation c ON c.id = kin.id
     WHERE NOT EXISTS (SELECT FROM assessments_withdrawal w WHERE w.consultation_id = kin.id AND w.of = NEW.of);
    RETURN NULL;
END $$;

CREATE TRIGGER withdrawal_follows AFTER INSERT ON assessments_withdrawal
    FOR EACH ROW EXECUTE FUNCTION withdrawal_follows();
