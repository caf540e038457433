/**
 * The texts of the version `v` that get a place on the screen, as a list of JSON by the author's indexes: what `shuffledIn`
 * of its type counts.
 */
export const PLACED_TEXTS = `jsonb_path_query_array(v.public, (case v.type when 'matching' then '$.matches[*]'
    when 'ordering' then '$.items[*]' when 'gaps' then '$.gaps[*].choices[*]' else '$.options[*].text' end)::jsonpath)`;
