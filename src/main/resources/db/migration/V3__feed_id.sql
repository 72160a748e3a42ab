-- A feed id holds the article's address percent-encoded, nine characters for a Chinese one: 200 of them need more than 1,000.
ALTER TABLE article ALTER COLUMN feed_id SET DATA TYPE VARCHAR(4000);
