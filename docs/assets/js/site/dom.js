/* Elements made from text: nothing is ever read as HTML. */

const SAFE = /^(https?|tel|sms|mailto):/i

/** Return an element with attributes and children; strings become text. */
export const make = (name, attributes = {}, ...children) => {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...children)
  return element
}

/** Return a link, or its text alone where the address is of no kind that we know. */
export const linkTo = (href, text) => {
  if (!SAFE.test(href)) return make("span", {}, text)
  return make("a", /^http/i.test(href) ? { href, rel: "noreferrer noopener" } : { href }, text)
}
