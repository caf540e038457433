/** Where the picture of a profile `p` is shown from; null where there is none, or it is hidden. See `addressOfPicture`. */
export const PICTURE_URL = `(select '/pictures/' || w.hash || '.webp' from auth.pictures w where w.user_id = p.user_id
  and not exists (select from auth.hidden_things h where h.user_id = p.user_id and h.thing = 'picture' and h.what = w.hash))`;
