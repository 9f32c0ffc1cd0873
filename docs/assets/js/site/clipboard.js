/* Copying plain text. */

/** Copy a text to the clipboard; return whether the browser allowed it. */
export const copyText = async text => {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
