-- Two different people rate an impact, the second without having seen the first ratings (R44).

-- Whether a person has rated an impact neither first nor second. First is who wrote the ratings, or the author.
CREATE FUNCTION is_unrated_by(impact bigint, who bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM assessments_impact i JOIN assessments_assessment a ON a.id = i.assessment_id
                    WHERE i.id = impact AND coalesce(i.rated_by_id, a.author_id) <> who)
       AND NOT EXISTS (SELECT FROM assessments_secondrating WHERE impact_id = impact AND rater_id = who)
$$;

-- Whether a person is asked to rate an assessment that is open, and has not been released.
CREATE FUNCTION is_asked_to_rate(rated bigint, who bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM assessments_ratingasked q JOIN assessments_assessment a ON a.id = q.assessment_id
                    WHERE a.id = rated AND q.person_id = who AND q.ended_at IS NULL
                      AND a.state IN ('draft', 'signing'))
$$;

CREATE FUNCTION has_to_rate(rated bigint, who bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM assessments_impact WHERE assessment_id = rated AND is_unrated_by(id, who))
$$;

-- Whether a person was ever released from rating an assessment, or one that it carries on: they may have read it.
CREATE FUNCTION has_seen_ratings(rated bigint, who bigint) RETURNS boolean
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE line AS (
        SELECT id, carries_on_id FROM assessments_assessment WHERE id = rated
        UNION
        SELECT a.id, a.carries_on_id FROM assessments_assessment a JOIN line ON a.id = line.carries_on_id)
    SELECT EXISTS (SELECT FROM assessments_ratingasked q JOIN line ON line.id = q.assessment_id
                    WHERE q.person_id = who AND q.ended_because <> '')
$$;

-- Whether an assessment took a second rating over, word for word, from the one that it carries forward.
CREATE FUNCTION is_carried(given assessments_secondrating) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM assessments_secondrating s
          JOIN assessments_assessment a ON a.carries_on_id = s.assessment_id
         WHERE a.id = given.assessment_id
           AND to_jsonb(s) - '{id,assessment_id,impact_id}'::text[]
             = to_jsonb(given) - '{id,assessment_id,impact_id}'::text[])
$$;

CREATE FUNCTION second_rating_given() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    first assessments_impact;
    first_rater bigint;
BEGIN
    SELECT * INTO STRICT first FROM assessments_impact WHERE id = NEW.impact_id FOR UPDATE;
    SELECT coalesce(first.rated_by_id, author_id) INTO first_rater
      FROM assessments_assessment WHERE id = first.assessment_id;
    IF NEW.rater_id = first_rater THEN
        RAISE EXCEPTION 'abeyance: nobody rates second what they rated first' USING ERRCODE = 'AB040';
    END IF;
    IF is_carried(NEW) THEN
        RETURN NEW;
    END IF;
    IF first.assessment_id <> NEW.assessment_id
       OR (NEW.first_scale, NEW.first_scope, NEW.first_irremediability, NEW.first_likelihood)
          IS DISTINCT FROM (first.scale, first.scope, first.irremediability, first.likelihood) THEN
        RAISE EXCEPTION 'abeyance: beside a second rating stands what the first rater gave' USING ERRCODE = 'AB041';
    END IF;
    IF NEW.dissent = (is_asked_to_rate(NEW.assessment_id, NEW.rater_id)
                      AND NOT has_seen_ratings(NEW.assessment_id, NEW.rater_id)) THEN
        RAISE EXCEPTION 'abeyance: a second rating is blind where its rater was asked, else a dissent'
            USING ERRCODE = 'AB042';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER rated_by_somebody_else BEFORE INSERT ON assessments_secondrating
    FOR EACH ROW EXECUTE FUNCTION second_rating_given();

-- What was given stays. How a difference was settled is said beside it, by somebody who may see both.
CREATE FUNCTION second_rating_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF (to_jsonb(NEW) - '{settled,settled_by_id}'::text[])
       IS DISTINCT FROM (to_jsonb(OLD) - '{settled,settled_by_id}'::text[])
       OR (OLD.settled <> '' AND NEW.settled = '') THEN
        RAISE EXCEPTION 'abeyance: a second rating does not change once it is given' USING ERRCODE = 'AB041';
    END IF;
    IF is_asked_to_rate(NEW.assessment_id, NEW.settled_by_id) AND is_unrated_by(NEW.impact_id, NEW.settled_by_id) THEN
        RAISE EXCEPTION 'abeyance: whoever is blind to a rating settles nothing about it' USING ERRCODE = 'AB042';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER stays_as_given BEFORE UPDATE ON assessments_secondrating
    FOR EACH ROW EXECUTE FUNCTION second_rating_changed();

-- It goes with its impact, never alone: looked at when the transaction ends.
CREATE FUNCTION second_rating_removed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM assessments_impact WHERE id = OLD.impact_id) THEN
        RAISE EXCEPTION 'abeyance: a second rating is not taken back' USING ERRCODE = 'AB041';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER goes_with_its_impact AFTER DELETE ON assessments_secondrating
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION second_rating_removed();

CREATE FUNCTION first_rater_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM assessments_secondrating WHERE impact_id = NEW.id AND rater_id = NEW.rated_by_id) THEN
        RAISE EXCEPTION 'abeyance: whoever rated second does not change the first rating' USING ERRCODE = 'AB040';
    END IF;
    IF NEW.rated_by_id IS DISTINCT FROM OLD.rated_by_id AND is_asked_to_rate(NEW.assessment_id, NEW.rated_by_id)
       AND is_unrated_by(NEW.id, NEW.rated_by_id) THEN
        RAISE EXCEPTION 'abeyance: whoever is to rate second does not change the first rating'
            USING ERRCODE = 'AB042';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER rated_by_somebody_else BEFORE UPDATE OF rated_by_id ON assessments_impact
    FOR EACH ROW EXECUTE FUNCTION first_rater_changed();

CREATE FUNCTION rating_asked() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.person_id = NEW.asked_by_id THEN
            RAISE EXCEPTION 'abeyance: nobody asks themselves to rate second' USING ERRCODE = 'AB043';
        END IF;
        IF NOT EXISTS (SELECT FROM assessments_assessment
                        WHERE id = NEW.assessment_id AND state IN ('draft', 'signing'))
           OR NOT has_to_rate(NEW.assessment_id, NEW.person_id) THEN
            RAISE EXCEPTION 'abeyance: there is nothing for them to rate second' USING ERRCODE = 'AB043';
        END IF;
    ELSIF OLD.ended_at IS NOT NULL
          OR (NEW.ended_because = '' AND has_to_rate(NEW.assessment_id, NEW.person_id)) THEN
        RAISE EXCEPTION 'abeyance: it ends once, with the last rating or for a reason' USING ERRCODE = 'AB043';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER asked_for_what_is_unrated BEFORE INSERT OR UPDATE ON assessments_ratingasked
    FOR EACH ROW EXECUTE FUNCTION rating_asked();

CREATE FUNCTION signature_is_not_blind() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF is_asked_to_rate(NEW.assessment_id, NEW.person_id) AND has_to_rate(NEW.assessment_id, NEW.person_id) THEN
        RAISE EXCEPTION 'abeyance: nobody signs what is hidden from them' USING ERRCODE = 'AB042';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER signs_what_they_see BEFORE INSERT ON assessments_signature
    FOR EACH ROW EXECUTE FUNCTION signature_is_not_blind();
