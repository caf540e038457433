/** Where the picture of a profile `p` is shown from; null where there is none. See `addressOfPicture`. */
export const PICTURE_URL = `(select '/pictures/' || w.hash || '.webp' from auth.pictures w where w.user_id = p.user_id)`;
