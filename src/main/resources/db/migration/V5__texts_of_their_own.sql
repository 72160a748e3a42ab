-- Texts become rows of their own, to which an article refers: an import writes them ahead of the edition that sets the
-- references, and no reader comes upon them before. Existing texts keep their numbers. The reference had no name.
EXECUTE IMMEDIATE 'ALTER TABLE article_text DROP CONSTRAINT ' || (
    SELECT c.constraint_name FROM information_schema.table_constraints c
    WHERE c.table_schema = CURRENT_SCHEMA AND c.table_name = 'ARTICLE_TEXT' AND c.constraint_type = 'FOREIGN KEY');
ALTER TABLE article_text ALTER COLUMN article_id RENAME TO id;

ALTER TABLE article ADD COLUMN text_id BIGINT;
UPDATE article SET text_id = id WHERE id IN (SELECT t.id FROM article_text t);
ALTER TABLE article ADD CONSTRAINT article_text_of FOREIGN KEY (text_id) REFERENCES article_text (id);

CREATE SEQUENCE text_id CACHE 1000;
ALTER SEQUENCE text_id RESTART WITH (SELECT COALESCE(MAX(t.id), 0) + 1 FROM article_text t);

-- The texts that wait for their edition. What an import leaves here no article refers to, and it is swept.
CREATE TABLE staged_text (
    text_id BIGINT PRIMARY KEY
);
