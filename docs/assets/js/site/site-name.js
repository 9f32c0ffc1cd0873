/** Return the site's name, which the head of every page holds. */
export const siteName = () => document.querySelector('meta[property="og:site_name"]')?.content ?? ""
