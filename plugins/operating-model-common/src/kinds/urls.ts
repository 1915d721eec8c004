const HIDDEN =
  // eslint-disable-next-line no-control-regex
  /[\s\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\\]/;

/**
 * The value as an address that a page may link to: http or https, a host, no user name or password, and no character that
 * hides where it leads.
 *
 * @returns undefined for anything else
 * @public
 */
export function safeUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || HIDDEN.test(value)) return undefined;
  if (!/^https?:\/\/[^/]/i.test(value)) return undefined;
  try {
    const url = new URL(value);
    return url.username || url.password || !url.hostname ? undefined : value;
  } catch {
    return undefined;
  }
}
