/** What the core says without capital letter; what begins with a placeholder stays as it is. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
